<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>ACRouter Workbench</source>
        <translation>ACRouter Workbench</translation>
    </message>
    <message>
        <source>Choose between language models for coding work: explore benchmarks, watch routers decide, compare their regret.</source>
        <translation>为编程工作选择语言模型：探索评测集，观察路由器的决策，比较它们的遗憾。</translation>
    </message>
    <message>
        <source>Methods and data: “Agent-as-a-Router: Agentic Model Routing for Coding Tasks”, arXiv 2606.22902, and CodeRouterBench.</source>
        <translation>方法与数据：“Agent-as-a-Router: Agentic Model Routing for Coding Tasks”，arXiv 2606.22902，以及 CodeRouterBench。</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later.</source>
        <translation>自由软件，依据 GNU 通用公共许可证第 3 版或更高版本发布。</translation>
    </message>
    <message>
        <source>About ACRouter Workbench</source>
        <translation>关于 ACRouter Workbench</translation>
    </message>
    <message>
        <source>About Qt</source>
        <translation>关于 Qt</translation>
    </message>
    <message>
        <source>The window is made with Qt %1, a toolkit for applications, under the GNU General Public License, version 3.</source>
        <translation>窗口使用应用程序工具包 Qt %1 制作，依据 GNU 通用公共许可证第 3 版。</translation>
    </message>
</context>
<context>
    <name>Audit</name>
    <message>
        <source>%1 of %2 outcomes are not recorded at all</source>
        <translation>%2 个结果中有 %1 个完全没有记录</translation>
    </message>
    <message>
        <source>%1 of %2 outcomes have no score</source>
        <translation>%2 个结果中有 %1 个没有得分</translation>
    </message>
    <message>
        <source>%1 of %2 outcomes have no cost</source>
        <translation>%2 个结果中有 %1 个没有成本</translation>
    </message>
    <message>
        <source>%1 of %2 outcomes were never graded</source>
        <translation>%2 个结果中有 %1 个从未评分</translation>
    </message>
    <message>
        <source>%1 of %2 outcomes claim to have used no token, and to have cost nothing</source>
        <translation>%2 个结果中有 %1 个记录为没有使用任何 token，成本也为零</translation>
    </message>
    <message>
        <source>%1 has only %2 different token counts on %3 outcomes: they are imputed</source>
        <translation>%1 的 %3 个结果只有 %2 种不同的 token 数：它们是填补值</translation>
    </message>
    <message>
        <source>%1 shares its token counts with many other tasks on %2 of %3 outcomes</source>
        <translation>%1 的 %3 个结果中有 %2 个与许多其他任务的 token 数相同</translation>
    </message>
    <message>
        <source>%1: %2 of %3 costs do not follow from tokens and prices (%4 recorded, %5 computed)</source>
        <translation>%1：%3 个成本中有 %2 个与 token 数和价格不符（记录为 %4，计算为 %5）</translation>
    </message>
    <message>
        <source>%1 of %2 scores lie outside 0 to 1, the worst is %3</source>
        <translation>%2 个得分中有 %1 个超出 0 到 1 的范围，偏离最大的是 %3</translation>
    </message>
    <message>
        <source>%1 of %2 tasks are solved by no model</source>
        <translation>%2 个任务中有 %1 个没有任何模型解决</translation>
    </message>
    <message>
        <source>%1 of %2 tasks have more than one best-scoring model</source>
        <translation>%2 个任务中有 %1 个存在多个并列最高分的模型</translation>
    </message>
    <message>
        <source>%1 of %2 tasks repeat the prompt of an earlier one</source>
        <translation>%2 个任务中有 %1 个与先前任务的提示词重复</translation>
    </message>
    <message>
        <source>%1 of %2 places in the stream repeat a task</source>
        <translation>任务流的 %2 个位置中有 %1 个重复了某个任务</translation>
    </message>
    <message>
        <source>%1 of %2 tasks stand in %3 as well</source>
        <translation>%2 个任务中有 %1 个也出现在 %3 中</translation>
    </message>
    <message>
        <source>The results table has another task than the task list at %1 of %2 places</source>
        <translation>在 %2 个位置中，有 %1 个位置上结果表的任务与任务列表不同</translation>
    </message>
    <message>
        <source>The source&apos;s summary says %2 for %1, the tables give %3</source>
        <translation>对于 %1，来源的汇总给出 %2，而由表格得出 %3</translation>
    </message>
    <message>
        <source>%1: %2 recomputed is %3, the %4 prints %5</source>
        <translation>%1：%2 重算值为 %3，%4公布的是 %5</translation>
    </message>
    <message>
        <source>A missing score is not a zero. By the paper&apos;s convention it counts as one; the stream bar can leave such cells out instead, and coverage then says how many.</source>
        <translation>缺失的得分并不等于零。按论文的约定它按零计；也可以在任务流栏中改为排除这些单元格，此时覆盖率会说明保留了多少。</translation>
    </message>
    <message>
        <source>An unknown cost counts as 0 in every sum, so totals on these tasks are too low. Compare costs only on streams that have them.</source>
        <translation>未知成本在所有求和中按 0 计，因此这些任务上的总成本偏低。请只在有成本记录的任务流上比较成本。</translation>
    </message>
    <message>
        <source>No verifier ran on these answers; their score of 0 is a convention. Models with many of them look worse than they may be.</source>
        <translation>没有验证器检验过这些回答，它们的 0 分只是约定。此类回答较多的模型看起来可能比实际更差。</translation>
    </message>
    <message>
        <source>The token record is missing and was written as zeros: the cost is unknown rather than nothing.</source>
        <translation>token 记录缺失并被写成了零：成本是未知，而不是没有。</translation>
    </message>
    <message>
        <source>Measured calls hardly ever use the same number of tokens twice. These counts were filled in, and the model&apos;s costs with them.</source>
        <translation>真实测得的调用几乎不会两次使用相同数量的 token。这些数量是填补的，该模型的成本也随之是填补的。</translation>
    </message>
    <message>
        <source>Tokens times the listed prices give another cost. Prices may have changed, or calls were discounted or retried.</source>
        <translation>token 数乘以所列价格得到的是另一个成本。可能是价格有变动，或者调用享有折扣或经过重试。</translation>
    </message>
    <message>
        <source>Reward and regret expect scores from 0 to 1. Check how the source scales them.</source>
        <translation>奖励和遗憾要求得分在 0 到 1 之间。请检查来源使用的量纲。</translation>
    </message>
    <message>
        <source>No router can earn a score here: the best one only spends least. AvgPerf is bounded by the rest.</source>
        <translation>任何路由器都无法在此得分：最好的也只是花费最少。AvgPerf 的上限由其余任务决定。</translation>
    </message>
    <message>
        <source>Choosing any of the best models is no mistake in quality; cost decides between them.</source>
        <translation>选择其中任何一个最佳模型在质量上都不算错；它们之间由成本决定。</translation>
    </message>
    <message>
        <source>A router with memory meets the same task again and looks better than on new ones.</source>
        <translation>带记忆的路由器会再次遇到相同的任务，因而看起来比在新任务上更好。</translation>
    </message>
    <message>
        <source>What was fitted on one split has seen these tasks of the other.</source>
        <translation>在一个划分上拟合的策略已经见过另一个划分中的这些任务。</translation>
    </message>
    <message>
        <source>Streams follow the task list. Whoever reads the table in its own order gets other curves and other online decisions.</source>
        <translation>任务流遵循任务列表的顺序。若按表格自身的顺序读取，曲线和在线决策都会不同。</translation>
    </message>
    <message>
        <source>Part of the files may be missing or of another version.</source>
        <translation>可能缺少部分文件，或者文件属于另一个版本。</translation>
    </message>
    <message>
        <source>The same decisions on the public tables give another figure. Tables, prices or the oracle behind the printed one differ; compare routers by recomputed figures only.</source>
        <translation>同样的决策在公开表格上得到不同的数值。公布值所依据的表格、价格或 Oracle 有所不同；请只用重算值比较路由器。</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Caution</source>
        <translation>注意</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>%1: %2 of %3 tasks have their prompt</source>
        <translation>%1：%3 个任务中有 %2 个有提示词</translation>
    </message>
    <message>
        <source>%1: %2 of %3 tasks have their prompt; lengths and input tokens correlate with %4</source>
        <translation>%1：%3 个任务中有 %2 个有提示词；长度与输入 token 的秩相关为 %4</translation>
    </message>
    <message>
        <source>%1: the lengths of %2 prompts correlate with input tokens by %3 only, where at least %4 is expected</source>
        <translation>%1：%2 个提示词的长度与输入 token 的秩相关只有 %3，期望至少为 %4</translation>
    </message>
    <message>
        <source>%1: %2 of %3 tasks have a near-duplicate in the probing split: %4 with the same text, %5 of the same problem, the rest with similar text</source>
        <translation>%1：%3 个任务中有 %2 个在探测集中有近似任务：%4 个文本相同，%5 个为同一道题，其余文本相似</translation>
    </message>
    <message>
        <source>The data set&apos;s own files were joined by what the ids of the tasks name. A longer prompt makes for more input tokens, so both should rank alike.</source>
        <translation>数据集自己的文件按任务 ID 所指的题目对应。提示词越长，输入 token 越多，因此两者的排名应当相近。</translation>
    </message>
    <message>
        <source>These are probably prompts of other tasks: another version of the data set, or files in another order. Routers that read them are misled.</source>
        <translation>这些可能是其他任务的提示词：数据集的版本不同，或文件的顺序不同。读取它们的路由器会被误导。</translation>
    </message>
    <message>
        <source>A router that remembers the probing split meets these tasks again and looks better than on new ones. The leaderboard has its figures without them.</source>
        <translation>记住探测集的路由器会再次遇到这些任务，因而看起来比在新任务上更好。排行榜也给出排除这些任务之后的数值。</translation>
    </message>
</context>
<context>
    <name>Axis</name>
    <message>
        <source>%1, log (linear within ±%2)</source>
        <translation>%1，对数（±%2 内为线性）</translation>
    </message>
    <message>
        <source>%1, log</source>
        <translation>%1，对数</translation>
    </message>
</context>
<context>
    <name>ChartExport</name>
    <message>
        <source>The file name must end in .png, .svg or .pdf.</source>
        <translation>文件名必须以 .png、.svg 或 .pdf 结尾。</translation>
    </message>
    <message>
        <source>The picture could not be encoded.</source>
        <translation>无法对图片进行编码。</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Stream</source>
        <translation>任务流</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>策略</translation>
    </message>
    <message>
        <source>CumReg %1</source>
        <translation>CumReg %1</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>标签页</translation>
    </message>
    <message>
        <source>change the stream</source>
        <translation>更改任务流</translation>
    </message>
    <message>
        <source>Stream bar</source>
        <translation>任务流栏</translation>
    </message>
    <message>
        <source>Natural order of the tasks</source>
        <translation>任务的自然顺序</translation>
    </message>
    <message>
        <source>Shuffled order of the tasks</source>
        <translation>任务的打乱顺序</translation>
    </message>
    <message>
        <source>change how missing scores count</source>
        <translation>更改缺失得分的计法</translation>
    </message>
    <message>
        <source>Missing scores count as 0</source>
        <translation>缺失得分计为 0</translation>
    </message>
    <message>
        <source>Missing scores are left out</source>
        <translation>缺失得分略去</translation>
    </message>
    <message>
        <source>Benchmark</source>
        <translation>评测集</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选器</translation>
    </message>
    <message>
        <source>A benchmark is being opened.</source>
        <translation>正在打开评测集。</translation>
    </message>
    <message>
        <source>CumReg %1 against the called models</source>
        <translation>相对于被调用的模型 CumReg %1</translation>
    </message>
</context>
<context>
    <name>Error</name>
    <message>
        <source>there is no such file or folder</source>
        <translation>没有这个文件或文件夹</translation>
    </message>
    <message>
        <source>it can&apos;t be read: %1</source>
        <translation>无法读取：%1</translation>
    </message>
    <message>
        <source>it can&apos;t be written: %1</source>
        <translation>无法写入：%1</translation>
    </message>
    <message>
        <source>this is no known kind of file; expected %2</source>
        <translation>无法识别的文件类型；应为 %2</translation>
    </message>
    <message>
        <source>found %1, expected %2</source>
        <translation>读到 %1，应为 %2</translation>
    </message>
    <message>
        <source>%2 is missing (found %1)</source>
        <translation>缺少 %2（读到 %1）</translation>
    </message>
    <message>
        <source>%1 is out of range, expected %2</source>
        <translation>%1 超出范围，应为 %2</translation>
    </message>
    <message>
        <source>unknown task %1</source>
        <translation>未知任务 %1</translation>
    </message>
    <message>
        <source>unknown model %1; known are %2</source>
        <translation>未知模型 %1；已知的有 %2</translation>
    </message>
    <message>
        <source>unknown name %1; expected %2</source>
        <translation>未知名称 %1；应为 %2</translation>
    </message>
    <message>
        <source>%1 stands here twice</source>
        <translation>%1 在此出现了两次</translation>
    </message>
    <message>
        <source>found %1, but another place says %2</source>
        <translation>读到 %1，但另一处为 %2</translation>
    </message>
    <message>
        <source>%1 is too large, the limit is %2</source>
        <translation>%1 过大，上限为 %2</translation>
    </message>
    <message>
        <source>nothing is in it; expected %2</source>
        <translation>内容为空；应为 %2</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>it was written by a newer version (%1, this program knows %2); it was not touched</source>
        <translation>由更新的版本写入（版本 %1，本程序支持到 %2）；文件未被改动</translation>
    </message>
    <message>
        <source>this is not a workspace of the ACRouter Workbench</source>
        <translation>这不是 ACRouter Workbench 的工作区</translation>
    </message>
    <message>
        <source>it is in use by another program</source>
        <translation>正被另一个程序使用</translation>
    </message>
    <message>
        <source>the database reported: %1</source>
        <translation>数据库报告：%1</translation>
    </message>
    <message>
        <source>%1 can&apos;t be used here: it needs %2</source>
        <translation>%1 在此无法使用：需要 %2</translation>
    </message>
    <message>
        <source>%1 is not possible here, expected %2</source>
        <translation>此处不能为 %1，应为 %2</translation>
    </message>
    <message>
        <source>%1 is not part of this build; it needs %2</source>
        <translation>当前构建不含 %1；需要 %2</translation>
    </message>
    <message>
        <source>the filter can&apos;t be used: %1</source>
        <translation>无法使用该筛选器：%1</translation>
    </message>
</context>
<context>
    <name>Expected</name>
    <message>
        <source>a finite number</source>
        <translation>有限的数</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>整数</translation>
    </message>
    <message>
        <source>a number from 0 to 1</source>
        <translation>0 到 1 之间的数</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>数</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>a name of 1 to 200 bytes</source>
        <translation>1 到 200 字节的名称</translation>
    </message>
    <message>
        <source>a name without control characters</source>
        <translation>不含控制字符的名称</translation>
    </message>
    <message>
        <source>a name that is no model of the pool</source>
        <translation>不与模型池中的模型同名的名称</translation>
    </message>
    <message>
        <source>a name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>another name</source>
        <translation>另一个名称</translation>
    </message>
    <message>
        <source>another name for %1</source>
        <translation>%1 的另一个名称</translation>
    </message>
    <message>
        <source>true, false, 1 or 0</source>
        <translation>true、false、1 或 0</translation>
    </message>
    <message>
        <source>0 or more</source>
        <translation>0 或更大</translation>
    </message>
    <message>
        <source>%1 or more</source>
        <translation>%1 或更大</translation>
    </message>
    <message>
        <source>0 to 1</source>
        <translation>0 到 1</translation>
    </message>
    <message>
        <source>1 to %1</source>
        <translation>1 到 %1</translation>
    </message>
    <message>
        <source>at least one</source>
        <translation>至少一个</translation>
    </message>
    <message>
        <source>at least one model, each once</source>
        <translation>至少一个模型，每个只出现一次</translation>
    </message>
    <message>
        <source>at least one neighbour and one entry</source>
        <translation>至少一个近邻和一个条目</translation>
    </message>
    <message>
        <source>at least one task that passes the filter</source>
        <translation>至少一个通过筛选的任务</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>最多 %1</translation>
    </message>
    <message>
        <source>one of %1</source>
        <translation>%1 之一</translation>
    </message>
    <message>
        <source>from %1 to %2</source>
        <translation>%1 到 %2</translation>
    </message>
    <message>
        <source>%1 from %2 to %3</source>
        <translation>%1，%2 到 %3</translation>
    </message>
    <message>
        <source>a list of levels</source>
        <translation>层级列表</translation>
    </message>
    <message>
        <source>a list of models</source>
        <translation>模型列表</translation>
    </message>
    <message>
        <source>a dimension</source>
        <translation>维度</translation>
    </message>
    <message>
        <source>a task of the task list</source>
        <translation>任务列表中的任务</translation>
    </message>
    <message>
        <source>a task of the benchmark %1</source>
        <translation>评测集 %1 中的任务</translation>
    </message>
    <message>
        <source>a source in a dimension that is there</source>
        <translation>所属维度存在的来源</translation>
    </message>
    <message>
        <source>each dimension and source once, by name</source>
        <translation>每个维度和来源只出现一次，按名称排列</translation>
    </message>
    <message>
        <source>each voter once, by name</source>
        <translation>每个投票者只出现一次，按名称排列</translation>
    </message>
    <message>
        <source>each model at most once, the strong one last</source>
        <translation>每个模型最多一次，强模型在最后</translation>
    </message>
    <message>
        <source>a difference from -1 to 1</source>
        <translation>-1 到 1 之间的差值</translation>
    </message>
    <message>
        <source>a share from -1 to 1</source>
        <translation>-1 到 1 之间的比例</translation>
    </message>
    <message>
        <source>a factor from 0 to 1000000</source>
        <translation>0 到 1000000 之间的倍数</translation>
    </message>
    <message>
        <source>a weight that is not negative</source>
        <translation>非负的权重</translation>
    </message>
    <message>
        <source>a tool with a weight above 0</source>
        <translation>权重大于 0 的工具</translation>
    </message>
    <message>
        <source>a tool without a name</source>
        <translation>没有名称的工具</translation>
    </message>
    <message>
        <source>a sum of at most 1</source>
        <translation>总和不超过 1</translation>
    </message>
    <message>
        <source>a step from 1, or null</source>
        <translation>从 1 开始的步骤，或 null</translation>
    </message>
    <message>
        <source>one price a model</source>
        <translation>每个模型一个价格</translation>
    </message>
    <message>
        <source>one specialist a dimension</source>
        <translation>每个维度一个专家</translation>
    </message>
    <message>
        <source>no parameter at all</source>
        <translation>没有参数</translation>
    </message>
    <message>
        <source>a fork</source>
        <translation>分叉</translation>
    </message>
    <message>
        <source>a fork after %1 steps</source>
        <translation>%1 步之后的分叉</translation>
    </message>
    <message>
        <source>a fork of %1 forks</source>
        <translation>%1 层的分叉</translation>
    </message>
    <message>
        <source>a fork with other prices</source>
        <translation>价格不同的分叉</translation>
    </message>
    <message>
        <source>an event after at least %1 tasks, where the fork begins</source>
        <translation>至少 %1 个任务（分叉处）之后的事件</translation>
    </message>
    <message>
        <source>fewer than %1 tasks before it</source>
        <translation>之前少于 %1 个任务</translation>
    </message>
    <message>
        <source>no model that can be called after %1 tasks</source>
        <translation>%1 个任务之后没有可调用的模型</translation>
    </message>
    <message>
        <source>a price event, which changes prices from the fork on</source>
        <translation>从分叉处起改变价格的价格事件</translation>
    </message>
    <message>
        <source>down and up: a model that took part in the shared steps can&apos;t join later</source>
        <translation>down 和 up：参与过共享步骤的模型不能在之后加入</translation>
    </message>
    <message>
        <source>the same events within the shared steps</source>
        <translation>共享步骤内相同的事件</translation>
    </message>
    <message>
        <source>the same benchmark, stream, reward, convention and verifier as the session that it branches off</source>
        <translation>与所分叉会话相同的评测集、任务流、奖励、约定和验证器</translation>
    </message>
    <message>
        <source>a session of %1 steps</source>
        <translation>%1 步的会话</translation>
    </message>
    <message>
        <source>a session of benchmark %1</source>
        <translation>评测集 %1 的会话</translation>
    </message>
    <message>
        <source>the name of a session in this workspace</source>
        <translation>此工作区中会话的名称</translation>
    </message>
    <message>
        <source>the name of a memory snapshot of this benchmark</source>
        <translation>此评测集的记忆快照的名称</translation>
    </message>
    <message>
        <source>the name of a recorded decision file</source>
        <translation>记录的决策文件的名称</translation>
    </message>
    <message>
        <source>the name of an imported decision file</source>
        <translation>已导入的决策文件的名称</translation>
    </message>
    <message>
        <source>the label of one of the policies</source>
        <translation>其中一个策略的标签</translation>
    </message>
    <message>
        <source>a policy that is trained</source>
        <translation>需要训练的策略</translation>
    </message>
    <message>
        <source>outcomes of all models</source>
        <translation>所有模型的结果</translation>
    </message>
    <message>
        <source>a prior set</source>
        <translation>先验集</translation>
    </message>
    <message>
        <source>a prior set; there is none in the workspace yet</source>
        <translation>先验集；工作区中尚无先验集</translation>
    </message>
    <message>
        <source>a set that has means; this one is empty</source>
        <translation>含有均值的先验集；此先验集为空</translation>
    </message>
    <message>
        <source>means over all tasks, where there are means of dimensions</source>
        <translation>有维度均值时，还应有全部任务的均值</translation>
    </message>
    <message>
        <source>priors for it, beside those for %1</source>
        <translation>除 %1 的先验外，还需要它的先验</translation>
    </message>
    <message>
        <source>a probing split</source>
        <translation>探测集</translation>
    </message>
    <message>
        <source>a probing split to tune on</source>
        <translation>用于调优的探测集</translation>
    </message>
    <message>
        <source>a fitted text encoder</source>
        <translation>已拟合的文本编码器</translation>
    </message>
    <message>
        <source>tasks as vectors</source>
        <translation>任务向量</translation>
    </message>
    <message>
        <source>the prompts of the benchmark</source>
        <translation>评测集的提示词</translation>
    </message>
    <message>
        <source>a reader for map files</source>
        <translation>映射文件的读取器</translation>
    </message>
    <message>
        <source>the build option %1</source>
        <translation>构建选项 %1</translation>
    </message>
    <message>
        <source>the shared library %1</source>
        <translation>共享库 %1</translation>
    </message>
    <message>
        <source>an address that begins with one of %1</source>
        <translation>以 %1 之一开头的地址</translation>
    </message>
    <message>
        <source>a voter: a probing split, trained policies, recorded decisions, or %1</source>
        <translation>投票者：探测集、训练好的策略、记录的决策，或 %1</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 字节</translation>
    </message>
    <message>
        <source>%1 models</source>
        <translation>%1 个模型</translation>
    </message>
    <message>
        <source>%1 tasks</source>
        <translation>%1 个任务</translation>
    </message>
</context>
<context>
    <name>Facet</name>
    <message>
        <source>Dimension</source>
        <translation>维度</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>划分</translation>
    </message>
    <message>
        <source>Source split</source>
        <translation>来源划分</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Bench</source>
        <translation>原评测集</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>编程语言</translation>
    </message>
    <message>
        <source>Difficulty</source>
        <translation>难度</translation>
    </message>
    <message>
        <source>(not given)</source>
        <translation>（未给出）</translation>
    </message>
    <message>
        <source>Siblings</source>
        <translation>近似任务</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>similar</source>
        <translation>相似</translation>
    </message>
    <message>
        <source>same problem</source>
        <translation>同一道题</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>文本相同</translation>
    </message>
</context>
<context>
    <name>Filter</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>A filter has at most %1 bytes.</source>
        <translation>筛选器最多 %1 字节。</translation>
    </message>
    <message>
        <source>A filter has at most %1 conditions.</source>
        <translation>筛选器最多 %1 个条件。</translation>
    </message>
    <message>
        <source>At most %1 parentheses may be open at a time.</source>
        <translation>同时最多可有 %1 个未闭合的括号。</translation>
    </message>
    <message>
        <source>This is no UTF-8 text.</source>
        <translation>这不是 UTF-8 文本。</translation>
    </message>
    <message>
        <source>This quotation mark is never closed.</source>
        <translation>此引号没有闭合。</translation>
    </message>
    <message>
        <source>A condition is expected here, for instance score(MODEL) &lt; 0.5.</source>
        <translation>此处应为条件，例如 score(MODEL) &lt; 0.5。</translation>
    </message>
    <message>
        <source>A comparison is expected after %1: =, !=, &lt;, &lt;=, &gt;, &gt;=, in or contains.</source>
        <translation>%1 之后应为比较：=、!=、&lt;、&lt;=、&gt;、&gt;=、in 或 contains。</translation>
    </message>
    <message>
        <source>A number is expected here.</source>
        <translation>此处应为数字。</translation>
    </message>
    <message>
        <source>A name or a text in quotes is expected here.</source>
        <translation>此处应为名称或带引号的文本。</translation>
    </message>
    <message>
        <source>%1 needs a name in parentheses or, after in, a list.</source>
        <translation>%1 需要括号中的名称，in 之后则需要列表。</translation>
    </message>
    <message>
        <source>A closing parenthesis is expected here.</source>
        <translation>此处应为右括号。</translation>
    </message>
    <message>
        <source>The name of a model or a policy is expected here.</source>
        <translation>此处应为模型或策略的名称。</translation>
    </message>
    <message>
        <source>This parenthesis closes nothing.</source>
        <translation>此右括号没有对应的左括号。</translation>
    </message>
    <message>
        <source>%1 does not fit here: numbers take =, !=, &lt;, &lt;=, &gt;, &gt;= and in; texts take =, !=, in and contains; picks take =, != and in.</source>
        <translation>%1 在此处不适用：数字可用 =、!=、&lt;、&lt;=、&gt;、&gt;= 和 in；文本可用 =、!=、in 和 contains；选择可用 =、!= 和 in。</translation>
    </message>
    <message>
        <source>%1 can&apos;t be compared with what stands on the other side.</source>
        <translation>%1 无法与另一侧的内容比较。</translation>
    </message>
    <message>
        <source>A task has no property %1.</source>
        <translation>任务没有属性 %1。</translation>
    </message>
    <message>
        <source>There is no function %1.</source>
        <translation>没有函数 %1。</translation>
    </message>
    <message>
        <source>The benchmark has no model %1.</source>
        <translation>评测集没有模型 %1。</translation>
    </message>
    <message>
        <source>There is no policy %1.</source>
        <translation>没有策略 %1。</translation>
    </message>
    <message>
        <source>There is no model or policy %1.</source>
        <translation>没有模型或策略 %1。</translation>
    </message>
    <message>
        <source>No task of the benchmark has the value %1.</source>
        <translation>评测集中没有任务的值为 %1。</translation>
    </message>
    <message>
        <source>%1 is a model; a policy is expected here.</source>
        <translation>%1 是模型；此处应为策略。</translation>
    </message>
    <message>
        <source>The tasks of a stream can&apos;t depend on what the policy %1 did on it. Tables take this filter.</source>
        <translation>任务流的任务不能取决于策略 %1 在其上的行为。表格可以使用此筛选器。</translation>
    </message>
    <message>
        <source>The policy can&apos;t be replayed: %1</source>
        <translation>无法回放该策略：%1</translation>
    </message>
    <message>
        <source>The benchmark has no prompts to look at.</source>
        <translation>评测集没有可查看的提示词。</translation>
    </message>
    <message>
        <source>Possible: %1.</source>
        <translation>可用：%1。</translation>
    </message>
</context>
<context>
    <name>FixedKeys</name>
    <message>
        <source>Session: player</source>
        <translation>会话：播放器</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>播放或暂停</translation>
    </message>
    <message>
        <source>One step back</source>
        <translation>后退一步</translation>
    </message>
    <message>
        <source>One step forward</source>
        <translation>前进一步</translation>
    </message>
    <message>
        <source>Ten steps back, forward</source>
        <translation>后退、前进十步</translation>
    </message>
    <message>
        <source>A hundred steps back, forward</source>
        <translation>后退、前进一百步</translation>
    </message>
    <message>
        <source>To the start</source>
        <translation>到开头</translation>
    </message>
    <message>
        <source>To the end</source>
        <translation>到末尾</translation>
    </message>
    <message>
        <source>Fork here</source>
        <translation>在此分叉</translation>
    </message>
    <message>
        <source>Remove the selected event of the timeline</source>
        <translation>移除时间轴上选定的事件</translation>
    </message>
    <message>
        <source>Priors: grid</source>
        <translation>先验：表格</translation>
    </message>
    <message>
        <source>Go to another cell</source>
        <translation>转到其他单元格</translation>
    </message>
    <message>
        <source>First and last model</source>
        <translation>第一个和最后一个模型</translation>
    </message>
    <message>
        <source>Expected score up and down by 0.01</source>
        <translation>期望得分增减 0.01</translation>
    </message>
    <message>
        <source>Expected score up and down by 0.001</source>
        <translation>期望得分增减 0.001</translation>
    </message>
    <message>
        <source>Expected score up and down by 0.1</source>
        <translation>期望得分增减 0.1</translation>
    </message>
    <message>
        <source>More and less strength</source>
        <translation>增减强度</translation>
    </message>
    <message>
        <source>Strength in coarse steps</source>
        <translation>以大步增减强度</translation>
    </message>
    <message>
        <source>Strength in fine steps</source>
        <translation>以小步增减强度</translation>
    </message>
    <message>
        <source>Type the expected score</source>
        <translation>输入期望得分</translation>
    </message>
    <message>
        <source>Type the strength</source>
        <translation>输入强度</translation>
    </message>
    <message>
        <source>The learned value again</source>
        <translation>恢复学得的值</translation>
    </message>
    <message>
        <source>Open or close a dimension</source>
        <translation>展开或收起维度</translation>
    </message>
    <message>
        <source>Memory: map</source>
        <translation>记忆：地图</translation>
    </message>
    <message>
        <source>Next and previous point</source>
        <translation>下一个和上一个点</translation>
    </message>
    <message>
        <source>Brush all points on screen</source>
        <translation>圈选屏幕上的所有点</translation>
    </message>
    <message>
        <source>Choose nothing</source>
        <translation>取消选择</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Previous and next curve</source>
        <translation>上一条和下一条曲线</translation>
    </message>
    <message>
        <source>Read the values step by step</source>
        <translation>逐步读取数值</translation>
    </message>
    <message>
        <source>Curves, scatter plots and maps</source>
        <translation>曲线、散点图和地图</translation>
    </message>
    <message>
        <source>Move what is shown</source>
        <translation>移动显示范围</translation>
    </message>
    <message>
        <source>Zoom in and out</source>
        <translation>放大和缩小</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Scatter plots</source>
        <translation>散点图</translation>
    </message>
    <message>
        <source>Next point</source>
        <translation>下一个点</translation>
    </message>
    <message>
        <source>Bars and distributions</source>
        <translation>条形图和分布图</translation>
    </message>
    <message>
        <source>Previous and next row</source>
        <translation>上一行和下一行</translation>
    </message>
    <message>
        <source>Heatmaps</source>
        <translation>热力图</translation>
    </message>
    <message>
        <source>A screen up and down</source>
        <translation>上移和下移一屏</translation>
    </message>
    <message>
        <source>Taller rows, lower rows, all rows</source>
        <translation>加高行、降低行、所有行</translation>
    </message>
    <message>
        <source>Open the cell</source>
        <translation>打开单元格</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Copy the selected rows</source>
        <translation>复制选定的行</translation>
    </message>
    <message>
        <source>Select all rows</source>
        <translation>选择所有行</translation>
    </message>
    <message>
        <source>Presenting</source>
        <translation>放映</translation>
    </message>
    <message>
        <source>Next slide</source>
        <translation>下一张幻灯片</translation>
    </message>
    <message>
        <source>Previous slide</source>
        <translation>上一张幻灯片</translation>
    </message>
    <message>
        <source>First and last slide</source>
        <translation>第一张和最后一张幻灯片</translation>
    </message>
    <message>
        <source>Black screen</source>
        <translation>黑屏</translation>
    </message>
    <message>
        <source>Notes and clock</source>
        <translation>备注和时钟</translation>
    </message>
    <message>
        <source>End</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Beat the router</source>
        <translation>挑战路由器</translation>
    </message>
    <message>
        <source>Pick the first, second, third model, and so on</source>
        <translation>选择第一、第二、第三个模型，依此类推</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>All charts</source>
        <translation>所有图表</translation>
    </message>
    <message>
        <source>Open what is selected, or show the numbers as a table</source>
        <translation>打开所选内容，或将数值显示为表格</translation>
    </message>
    <message>
        <source>Annotations of charts</source>
        <translation>图表的标注</translation>
    </message>
    <message>
        <source>Place in the middle; change the words</source>
        <translation>放在中央；更改文字</translation>
    </message>
    <message>
        <source>Change the words</source>
        <translation>更改文字</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>JobsIndicator</name>
    <message>
        <source>%1 s left</source>
        <translation>剩余 %1 秒</translation>
    </message>
    <message>
        <source>%1 min left</source>
        <translation>剩余 %1 分钟</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>The workspace can&apos;t be opened</source>
        <translation>无法打开工作区</translation>
    </message>
</context>
<context>
    <name>Memory</name>
    <message>
        <source>passed</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>未通过</translation>
    </message>
    <message>
        <source>did not apply</source>
        <translation>未能应用</translation>
    </message>
    <message>
        <source>not graded</source>
        <translation>未评分</translation>
    </message>
    <message>
        <source>before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>%1 of %2 entries are not shown; not in this benchmark: tasks %3, models %4.</source>
        <translation>%2 个条目中有 %1 个不显示；此评测集中没有：任务 %3 个，模型 %4 个。</translation>
    </message>
</context>
<context>
    <name>MemoryFilmPainter</name>
    <message>
        <source>What %1 remembers</source>
        <translation>%1 的记忆</translation>
    </message>
    <message>
        <source>step %1 of %2, %3 entries</source>
        <translation>第 %1 步，共 %2 步，%3 个条目</translation>
    </message>
</context>
<context>
    <name>MemoryTable</name>
    <message>
        <source>Step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Step of the stream in which it was remembered, from 1</source>
        <translation>记住该条目时所处的任务流步骤，从 1 开始</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Id of the task</source>
        <translation>任务 ID</translation>
    </message>
    <message>
        <source>Dimension</source>
        <translation>维度</translation>
    </message>
    <message>
        <source>Kind of coding work</source>
        <translation>编程工作的类型</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Model that was called; no other model&apos;s outcome is remembered</source>
        <translation>被调用的模型；其他模型的结果不会被记住</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Score that the verifier gave, 0 to 1</source>
        <translation>验证器给出的得分，0 到 1</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>成本</translation>
    </message>
    <message>
        <source>Cost of the call (USD)</source>
        <translation>调用成本（美元）</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>What the verifier said of the answer</source>
        <translation>验证器对回答的判定</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>固定</translation>
    </message>
    <message>
        <source>Pinned entries are never driven out by new ones</source>
        <translation>固定的条目不会被新条目取代</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>%1 could not be written.</source>
        <translation>无法写入 %1。</translation>
    </message>
</context>
<context>
    <name>Names</name>
    <message>
        <source>All tasks</source>
        <translation>全部任务</translation>
    </message>
    <message>
        <source>Probing</source>
        <translation>探测集</translation>
    </message>
    <message>
        <source>ID test</source>
        <translation>ID 测试集</translation>
    </message>
    <message>
        <source>OOD176</source>
        <translation>OOD176</translation>
    </message>
    <message>
        <source>Dimension</source>
        <translation>维度</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>划分</translation>
    </message>
    <message>
        <source>Source split</source>
        <translation>来源划分</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Bench</source>
        <translation>原评测集</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>编程语言</translation>
    </message>
    <message>
        <source>Difficulty</source>
        <translation>难度</translation>
    </message>
    <message>
        <source>recorded outcomes</source>
        <translation>记录的结果</translation>
    </message>
    <message>
        <source>simulated outcomes</source>
        <translation>模拟的结果</translation>
    </message>
    <message>
        <source>live calls</source>
        <translation>实时调用</translation>
    </message>
    <message>
        <source>paper</source>
        <translation>论文</translation>
    </message>
    <message>
        <source>release</source>
        <translation>发布版</translation>
    </message>
    <message>
        <source>Siblings</source>
        <translation>近似任务</translation>
    </message>
</context>
<context>
    <name>Numbers</name>
    <message>
        <source>%1 regret</source>
        <translation>遗憾 %1</translation>
    </message>
    <message>
        <source>%1 reward</source>
        <translation>奖励 %1</translation>
    </message>
    <message>
        <source>%1 tasks</source>
        <translation>%1 个任务</translation>
    </message>
</context>
<context>
    <name>Options</name>
    <message>
        <source>Explore coding benchmarks and the routers that choose between language models.</source>
        <translation>探索编程评测集，以及在语言模型之间作出选择的路由器。</translation>
    </message>
    <message>
        <source>Show this text.</source>
        <translation>显示本说明。</translation>
    </message>
    <message>
        <source>Show the version.</source>
        <translation>显示版本。</translation>
    </message>
    <message>
        <source>Open the built-in simulated benchmark.</source>
        <translation>打开内置的模拟评测集。</translation>
    </message>
    <message>
        <source>Keep preferences and session in FOLDER.</source>
        <translation>将首选项和会话保存在 FOLDER 中。</translation>
    </message>
    <message>
        <source>Write a picture of every page and tab to FOLDER and quit; needs no display.</source>
        <translation>将每个页面及其标签页的图片写入 FOLDER 后退出；无需显示器。</translation>
    </message>
    <message>
        <source>With --shoot: only this page. Otherwise: the page to start on.</source>
        <translation>与 --shoot 一起使用时：仅此页面。否则：启动时显示的页面。</translation>
    </message>
    <message>
        <source>light or dark.</source>
        <translation>light（浅色）或 dark（深色）。</translation>
    </message>
    <message>
        <source>With --shoot: size of the pictures in pixels, 1600x1000 by default.</source>
        <translation>与 --shoot 一起使用时：图片尺寸（像素），默认 1600x1000。</translation>
    </message>
    <message>
        <source>Language of the program, for example en or zh_CN.</source>
        <translation>程序的语言，例如 en 或 zh_CN。</translation>
    </message>
    <message>
        <source>A workspace (.acrw), or a benchmark folder or file to import.</source>
        <translation>工作区（.acrw），或要导入的评测集文件夹或文件。</translation>
    </message>
    <message>
        <source>Only one file can be opened at a time.</source>
        <translation>一次只能打开一个文件。</translation>
    </message>
    <message>
        <source>--shoot needs a folder.</source>
        <translation>--shoot 需要一个文件夹。</translation>
    </message>
    <message>
        <source>--demo and a file exclude each other.</source>
        <translation>--demo 与文件不能同时使用。</translation>
    </message>
    <message>
        <source>--theme takes light or dark, not “%1”.</source>
        <translation>--theme 只接受 light 或 dark，不接受“%1”。</translation>
    </message>
    <message>
        <source>--size takes width and height such as 1600x1000, not “%1”.</source>
        <translation>--size 接受 1600x1000 这样的宽和高，不接受“%1”。</translation>
    </message>
</context>
<context>
    <name>OutcomeTable</name>
    <message>
        <source>#</source>
        <translation>#</translation>
    </message>
    <message>
        <source>Place of the task in the stream, from 1</source>
        <translation>任务在任务流中的位置，从 1 开始</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Id of the task</source>
        <translation>任务 ID</translation>
    </message>
    <message>
        <source>Dimension</source>
        <translation>维度</translation>
    </message>
    <message>
        <source>Kind of coding work</source>
        <translation>编程工作的类型</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Collection that the task was taken from</source>
        <translation>任务所取自的数据集</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>划分</translation>
    </message>
    <message>
        <source>The benchmark&apos;s own part: the name of a stream</source>
        <translation>评测集自身的组成部分：任务流的名称</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>编程语言</translation>
    </message>
    <message>
        <source>Programming language</source>
        <translation>编程语言</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Model that was called</source>
        <translation>被调用的模型</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Score, 0 to 1</source>
        <translation>得分，0 到 1</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>成本</translation>
    </message>
    <message>
        <source>Cost of the call (USD)</source>
        <translation>调用成本（美元）</translation>
    </message>
    <message>
        <source>Tokens in</source>
        <translation>输入 token</translation>
    </message>
    <message>
        <source>Input tokens</source>
        <translation>输入 token 数</translation>
    </message>
    <message>
        <source>Tokens out</source>
        <translation>输出 token</translation>
    </message>
    <message>
        <source>Output tokens</source>
        <translation>输出 token 数</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>token</translation>
    </message>
    <message>
        <source>Input and output tokens</source>
        <translation>输入与输出 token 数</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>Time to the answer (milliseconds)</source>
        <translation>得到回答所用时间（毫秒）</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>调用次数</translation>
    </message>
    <message>
        <source>Calls of the model on the way to the answer</source>
        <translation>得到回答前对模型的调用次数</translation>
    </message>
    <message>
        <source>Reward</source>
        <translation>奖励</translation>
    </message>
    <message>
        <source>ε₁·score + ε₂·cost</source>
        <translation>ε₁·得分 + ε₂·成本</translation>
    </message>
    <message>
        <source>Regret</source>
        <translation>遗憾</translation>
    </message>
    <message>
        <source>What choosing this model loses against the best choice (reward)</source>
        <translation>选择此模型相对于最佳选择的损失（奖励）</translation>
    </message>
    <message>
        <source>★ the best choice, = as good as the best, by reward</source>
        <translation>★ 最佳选择，= 与最佳选择相当，以奖励计</translation>
    </message>
    <message>
        <source>Graded</source>
        <translation>已评分</translation>
    </message>
    <message>
        <source>A verifier graded the answer</source>
        <translation>验证器已对回答评分</translation>
    </message>
    <message>
        <source>Applied</source>
        <translation>已应用</translation>
    </message>
    <message>
        <source>The answer could be applied, such as a patch</source>
        <translation>回答（例如补丁）可以应用</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>What is missing in the token record of the call</source>
        <translation>该调用的 token 记录中缺失的内容</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>最佳</translation>
    </message>
</context>
<context>
    <name>Picks</name>
    <message>
        <source>Router</source>
        <translation>路由器</translation>
    </message>
    <message>
        <source>Row of the leaderboard</source>
        <translation>排行榜中的行</translation>
    </message>
    <message>
        <source>Pick</source>
        <translation>所选模型</translation>
    </message>
    <message>
        <source>Model whose answer the router took</source>
        <translation>路由器采用了其回答的模型</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Score that the router got</source>
        <translation>路由器获得的得分</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>成本</translation>
    </message>
    <message>
        <source>All attempts together (USD)</source>
        <translation>所有尝试合计（美元）</translation>
    </message>
    <message>
        <source>Regret</source>
        <translation>遗憾</translation>
    </message>
    <message>
        <source>What the best single choice earns more (reward)</source>
        <translation>最佳单次选择多得的奖励</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>尝试次数</translation>
    </message>
    <message>
        <source>Models called on this task</source>
        <translation>在此任务上调用的模型</translation>
    </message>
</context>
<context>
    <name>Policy</name>
    <message>
        <source>Nested Bayesian beliefs by dimension and source, from the probing split and from called models; explores where the information is worth its cost.</source>
        <translation>按维度和来源嵌套的贝叶斯信念，来自探测集与被调用的模型；在有收益时进行探索。</translation>
    </message>
    <message>
        <source>warm: priors from the probing split; cold: no prior knowledge.</source>
        <translation>warm：先验来自探测集；cold：没有先验知识。</translation>
    </message>
    <message>
        <source>Number of later tasks over which an exploring call is expected to pay off.</source>
        <translation>一次探索性调用预计能在多少个后续任务上产生收益。</translation>
    </message>
    <message>
        <source>Number of observations considered together in the value of exploring.</source>
        <translation>计算探索价值时一并考虑的观测数。</translation>
    </message>
    <message>
        <source>Variance of one score around its group&apos;s mean.</source>
        <translation>单个得分围绕其组均值的方差。</translation>
    </message>
    <message>
        <source>Weight of the mean over all tasks in a dimension&apos;s prior, in tasks.</source>
        <translation>维度先验向全局均值收缩的强度：全局均值相当于多少个任务。</translation>
    </message>
    <message>
        <source>Weight of the dimension&apos;s mean in a source&apos;s prior, in tasks.</source>
        <translation>来源先验向维度均值收缩的强度：维度均值相当于多少个任务。</translation>
    </message>
    <message>
        <source>Upper limit of a prior mean&apos;s pseudo-count, in tasks.</source>
        <translation>先验均值的伪计数上限（任务数）。</translation>
    </message>
    <message>
        <source>Pseudo-count of the prior against deviations of a model on all probed tasks.</source>
        <translation>模型在全部已探测任务上偏离先验的伪计数；越大，越不易偏离。</translation>
    </message>
    <message>
        <source>Pseudo-count of the prior against deviations of a model in a probed dimension.</source>
        <translation>模型在已探测维度上偏离先验的伪计数。</translation>
    </message>
    <message>
        <source>Pseudo-count of the prior against deviations of a model on a probed source, added to the number of probed tasks.</source>
        <translation>模型在已探测来源上偏离先验的伪计数，另加探测任务数。</translation>
    </message>
    <message>
        <source>Pseudo-count of the probed costs.</source>
        <translation>探测集成本的伪计数。</translation>
    </message>
    <message>
        <source>Pseudo-count of the prior for tasks unlike the probed ones.</source>
        <translation>对于与探测任务不同的任务，先验的伪计数。</translation>
    </message>
    <message>
        <source>Pseudo-count that shrinks an out-of-distribution dimension towards all out-of-distribution tasks.</source>
        <translation>分布外维度向全部分布外任务收缩的伪计数。</translation>
    </message>
    <message>
        <source>Pseudo-count that shrinks an out-of-distribution source towards its dimension.</source>
        <translation>分布外来源向其维度收缩的伪计数。</translation>
    </message>
    <message>
        <source>Pseudo-count of costs inferred from other models.</source>
        <translation>由其他模型推断的成本的伪计数。</translation>
    </message>
    <message>
        <source>Pseudo-count against a shift of difficulty that is common to all models.</source>
        <translation>所有模型共同难度的伪计数；越大，越少把失败归因于任务难度。</translation>
    </message>
    <message>
        <source>Weight of the dimension&apos;s mean, against the mean over all tasks, in the expectation for out-of-distribution tasks.</source>
        <translation>分布外任务的期望中，维度均值相对于全局均值的权重。</translation>
    </message>
    <message>
        <source>Number of observations kept per group and model; older ones are down-weighted.</source>
        <translation>每个分组和模型保留的观测数；更早的观测权重递减。</translation>
    </message>
    <message>
        <source>Cheap models in a fixed order until one resolves the task, then the strong one if enough answers applied.</source>
        <translation>按固定顺序调用低价模型，直到有一个解决任务；若可应用的回答足够多，再调用强模型。</translation>
    </message>
    <message>
        <source>How many cheap answers must have applied before the strong model is called.</source>
        <translation>至少有多少个低价模型的回答可以应用，才调用强模型。</translation>
    </message>
    <message>
        <source>The cheap models in order, joined by +.</source>
        <translation>按顺序排列的低价模型，以 + 连接。</translation>
    </message>
    <message>
        <source>The strong model, called last.</source>
        <translation>最后调用的强模型。</translation>
    </message>
    <message>
        <source>The model with the best mean score of each dimension on the probing split.</source>
        <translation>在探测集的每个维度上平均得分最高的模型。</translation>
    </message>
    <message>
        <source>Every model with the same probability; tables show the exact expectation.</source>
        <translation>以相同概率选择每个模型；表格显示精确期望。</translation>
    </message>
    <message>
        <source>The same model for every task.</source>
        <translation>对每个任务都使用同一模型。</translation>
    </message>
    <message>
        <source>The release&apos;s rule: the model of the task&apos;s finest group that has enough probing tasks.</source>
        <translation>发布版的规则：在任务所属的、探测任务足够多的最细分组中选出的模型。</translation>
    </message>
    <message>
        <source>Probing tasks that a group needs.</source>
        <translation>一个分组所需的探测任务数。</translation>
    </message>
    <message>
        <source>Weight of the global mean, in tasks.</source>
        <translation>全局均值的权重，以任务数计。</translation>
    </message>
    <message>
        <source>perf: the best mean score; reward: the best mean reward.</source>
        <translation>perf：平均得分最高；reward：平均奖励最高。</translation>
    </message>
    <message>
        <source>A map file to use instead of fitting one.</source>
        <translation>直接使用的映射文件，不再另行拟合。</translation>
    </message>
    <message>
        <source>Mean reward by model among the nearest tasks, by metadata features.</source>
        <translation>按元数据特征取最近邻任务，比较各模型在其中的平均奖励。</translation>
    </message>
    <message>
        <source>How many neighbours are asked.</source>
        <translation>近邻的数量。</translation>
    </message>
    <message>
        <source>online: neighbours are earlier tasks of the stream; frozen: tasks of the probing split.</source>
        <translation>online：近邻为任务流中先前的任务；frozen：近邻为探测集中的任务。</translation>
    </message>
    <message>
        <source>Linear Thompson sampling on metadata features, learning from the chosen model only.</source>
        <translation>基于元数据特征的线性 Thompson 采样，只从所选模型学习。</translation>
    </message>
    <message>
        <source>Spread of the draws; the release used 0.35 on OOD176.</source>
        <translation>采样的离散程度；发布版在 OOD176 上使用 0.35。</translation>
    </message>
    <message>
        <source>Ridge penalty of the regression of each arm.</source>
        <translation>每个臂的回归所用的岭惩罚。</translation>
    </message>
    <message>
        <source>Linear upper confidence bound on metadata features, learning from the chosen model only.</source>
        <translation>基于元数据特征的线性置信上界，只从所选模型学习。</translation>
    </message>
    <message>
        <source>Width of the confidence bound: how eagerly it explores.</source>
        <translation>置信界的宽度：探索的积极程度。</translation>
    </message>
    <message>
        <source>The best model of each task in hindsight: a bound, never a competitor.</source>
        <translation>事后来看每个任务的最佳模型：它是界限，而非竞争者。</translation>
    </message>
    <message>
        <source>Replays the decisions of another router from a file.</source>
        <translation>回放文件中另一个路由器的决策。</translation>
    </message>
    <message>
        <source>single: one call per task; cascade: calls until an answer passes the verifier or no call is worth its cost.</source>
        <translation>single：每个任务调用一次；cascade：依次调用，直到有回答通过验证器，或没有调用值得其成本。</translation>
    </message>
    <message>
        <source>Pseudo-count against a difference between kinds of task within a source.</source>
        <translation>同一来源内不同任务类型之间差异的伪计数。</translation>
    </message>
    <message>
        <source>Largest difference of the numbers of neighbouring tasks; 0: ids are not used.</source>
        <translation>编号相差多大的任务仍算近邻；0 表示不使用任务 ID。</translation>
    </message>
    <message>
        <source>Pseudo-count of the correction from neighbours by number.</source>
        <translation>编号近邻修正的伪计数。</translation>
    </message>
    <message>
        <source>Pseudo-count of the correction from tasks with the same number in the same source.</source>
        <translation>同一来源中同编号任务修正的伪计数。</translation>
    </message>
    <message>
        <source>Cascade: variance of a model&apos;s ability on out-of-distribution tasks, in squared logits.</source>
        <translation>级联：模型在分布外任务上能力的方差，以 logit 的平方计。</translation>
    </message>
    <message>
        <source>Cascade: variance of a model&apos;s deviation on one source, in squared logits.</source>
        <translation>级联：模型在单个来源上能力偏差的方差，以 logit 的平方计。</translation>
    </message>
    <message>
        <source>Cascade: variance of the ease of an out-of-distribution source, in squared logits.</source>
        <translation>级联：分布外来源容易程度的方差，以 logit 的平方计。</translation>
    </message>
    <message>
        <source>Cascade: variance of the ease of a project, in squared logits.</source>
        <translation>级联：项目容易程度的方差，以 logit 的平方计。</translation>
    </message>
    <message>
        <source>Cascade: upper limit of a prior mean&apos;s pseudo-count, in tasks.</source>
        <translation>级联：先验均值的伪计数上限（任务数）。</translation>
    </message>
    <message>
        <source>Cascade: number of later tasks over which a further call is expected to pay off when it is not worth its cost on the current task.</source>
        <translation>级联：当再一次调用在当前任务上不值得其成本时，预计它能在多少个后续任务上产生收益。</translation>
    </message>
    <message>
        <source>Pseudo-count of the correction from earlier calls on similar prompts.</source>
        <translation>相似提示词的先前调用所作修正的伪计数。</translation>
    </message>
    <message>
        <source>Pseudo-count of the initial expectation of a model, without priors.</source>
        <translation>没有先验时，模型初始期望的伪计数。</translation>
    </message>
    <message>
        <source>Pseudo-count that shrinks a source towards its dimension, without priors.</source>
        <translation>没有先验时，来源向其维度收缩的伪计数。</translation>
    </message>
    <message>
        <source>Pseudo-count against a shift of difficulty that is common to all models, without priors.</source>
        <translation>没有先验时，所有模型共同难度的伪计数。</translation>
    </message>
    <message>
        <source>Cascade: discrimination on out-of-distribution tasks, the effect of a task&apos;s hidden difficulty on all models.</source>
        <translation>级联：分布外任务的区分度，即所有模型共同的任务难度对能否解决任务的影响。</translation>
    </message>
    <message>
        <source>Cascade: discrimination on probed sources.</source>
        <translation>级联：已探测来源的区分度。</translation>
    </message>
    <message>
        <source>Cascade: expected increase of a model&apos;s ability on out-of-distribution tasks per standard deviation of its log price, in logits.</source>
        <translation>级联：在分布外任务上，价格对数每增加一个标准差，模型能力的期望增量（logit）。</translation>
    </message>
    <message>
        <source>Cascade: variance of the effect of price on ability, in squared logits.</source>
        <translation>级联：价格对能力影响的方差，以 logit 的平方计。</translation>
    </message>
    <message>
        <source>Cascade: optimism, the number of standard deviations added to a model&apos;s ability when choosing the next call.</source>
        <translation>级联：乐观系数，即选择下一个模型时，为其能力加上几个标准差。</translation>
    </message>
    <message>
        <source>The paper&apos;s Orchestrator: a weighted vote of fitted, trained and recorded routers and of the memory, with a main prior.</source>
        <translation>论文的 Orchestrator：由拟合、训练和记录的路由器以及记忆进行加权投票，并带有主先验。</translation>
    </message>
    <message>
        <source>Fitted and trained voters: dimension_best, logreg, mlp, mf, sw, or what was recorded of them.</source>
        <translation>拟合和训练的投票者：dimension_best、logreg、mlp、mf、sw，或它们的记录。</translation>
    </message>
    <message>
        <source>Language models as voters: recorded decisions of fine-tuned models, and those named by llm_voter.</source>
        <translation>以语言模型为投票者：微调模型的记录决策，以及 llm_voter 指定的决策。</translation>
    </message>
    <message>
        <source>The most similar tasks in memory vote as well.</source>
        <translation>记忆中最相似的任务也参与投票。</translation>
    </message>
    <message>
        <source>The main prior votes on every task, and breaks ties.</source>
        <translation>主先验对每个任务投票，并在平票时胜出。</translation>
    </message>
    <message>
        <source>The memory starts with one model&apos;s outcome of each probing task, the models taking turns.</source>
        <translation>记忆的初始内容为探测任务，每个任务只记一个模型的结果，各模型轮流。</translation>
    </message>
    <message>
        <source>Name of recorded decisions that vote as the large language model; empty: none.</source>
        <translation>以大语言模型身份投票的记录决策的名称；留空则没有这一票。</translation>
    </message>
    <message>
        <source>dimension: means of each dimension; none: means over all tasks, to measure the value of dimensions.</source>
        <translation>dimension：各维度的均值；none：全部任务的均值，用于衡量维度信息的作用。</translation>
    </message>
    <message>
        <source>Gradient boosted trees on the task&apos;s text and categories: the expected score of each model (XGBoost).</source>
        <translation>基于任务文本和类别的梯度提升树：各模型的期望得分（XGBoost）。</translation>
    </message>
    <message>
        <source>Trees of each model.</source>
        <translation>每个模型的树的数量。</translation>
    </message>
    <message>
        <source>Greatest depth of a tree.</source>
        <translation>树的最大深度。</translation>
    </message>
    <message>
        <source>Learning rate: the weight of each tree.</source>
        <translation>学习率：每棵树的权重。</translation>
    </message>
    <message>
        <source>Regularisation of the values in the leaves.</source>
        <translation>叶节点取值的正则化。</translation>
    </message>
    <message>
        <source>What it sees of a task: all metadata, its dimension alone, or nothing.</source>
        <translation>所用的特征：全部元数据、仅维度，或不用任何特征。</translation>
    </message>
    <message>
        <source>Multinomial logistic regression on the task&apos;s text and categories: which model is the best.</source>
        <translation>基于任务文本和类别的多项逻辑回归：哪个模型最佳。</translation>
    </message>
    <message>
        <source>Length of the vectors of models and tasks.</source>
        <translation>模型向量和任务向量的长度。</translation>
    </message>
    <message>
        <source>Matrix factorisation of model by task, learned from which model beats which (RouteLLM).</source>
        <translation>模型与任务的矩阵分解，从模型之间的胜负关系中学习（RouteLLM）。</translation>
    </message>
    <message>
        <source>Regularisation: the weight of half the squared weights in the loss.</source>
        <translation>L2 正则化：损失中权重平方和之半的系数。</translation>
    </message>
    <message>
        <source>Passes over the training tasks.</source>
        <translation>遍历训练任务的次数。</translation>
    </message>
    <message>
        <source>Seed of the training: starting weights and the order of tasks.</source>
        <translation>训练的种子：决定初始权重和任务顺序。</translation>
    </message>
    <message>
        <source>Units of the hidden layer.</source>
        <translation>隐藏层的单元数。</translation>
    </message>
    <message>
        <source>A network with one hidden layer on the task&apos;s text and categories: the expected score of each model.</source>
        <translation>基于任务文本和类别的单隐藏层网络：各模型的期望得分。</translation>
    </message>
    <message>
        <source>Bradley-Terry ranking of the models on similar training tasks, the nearer the weightier (RouteLLM).</source>
        <translation>按相似训练任务对模型进行 Bradley-Terry 排名，越近的任务权重越大（RouteLLM）。</translation>
    </message>
    <message>
        <source>Ratio of the weight of the nearest task to that of a task with similarity 0.</source>
        <translation>最近任务的权重与完全不相似任务的权重之比。</translation>
    </message>
    <message>
        <source>Whether prompts are read, and single calls remembered by them; auto: where probed tasks have prompts. In single mode only.</source>
        <translation>是否读取提示词，并据此记忆单次调用；auto：当探测任务带有提示词时读取。仅用于 single 模式。</translation>
    </message>
    <message>
        <source>Penalty on word weights common to all dimensions; 0: words are not read.</source>
        <translation>对各维度共用的词权重的惩罚；0 表示不读取用词。</translation>
    </message>
    <message>
        <source>Penalty on additional word weights of each dimension.</source>
        <translation>对单个维度额外词权重的惩罚。</translation>
    </message>
    <message>
        <source>Pseudo-count of the second, fast estimate of a probed dimension; 0: there is none.</source>
        <translation>已探测维度的第二个快速估计的伪计数；0 表示没有该估计。</translation>
    </message>
    <message>
        <source>Observations that the fast estimate keeps.</source>
        <translation>快速估计保留的观测数。</translation>
    </message>
    <message>
        <source>Prior log odds that a model changed and the fast estimate is right.</source>
        <translation>模型发生变化（即快速估计正确）的先验对数几率。</translation>
    </message>
    <message>
        <source>Limit of how far the log-probability of a case may fall below the best one, so that it can recover.</source>
        <translation>各情形的对数概率最多可比最佳情形低多少，使判断可以反转。</translation>
    </message>
    <message>
        <source>Number of neighbours.</source>
        <translation>近邻的数量。</translation>
    </message>
    <message>
        <source>Pseudo-count that shrinks how far word weights and similar prompts are followed in a source towards all sources, in tasks.</source>
        <translation>伪计数：将某来源对用词权重和相似提示词的采信程度向所有来源收缩，以任务数计。</translation>
    </message>
    <message>
        <source>Weight of what the probed tasks of other sources say for reading, against those of the source.</source>
        <translation>判断提示词是否有用时，其他来源的探测任务相对于本来源探测任务的权重。</translation>
    </message>
    <message>
        <source>Prior log odds that prompts tell which model is better in a source.</source>
        <translation>提示词能说明某来源中哪个模型更好的先验对数几率。</translation>
    </message>
    <message>
        <source>Limit of these log odds, so that reading can fade.</source>
        <translation>这些对数几率的上限，使提示词的作用可以减弱。</translation>
    </message>
    <message>
        <source>Pseudo-count of the correction from probed tasks with similar prompts; 0: there is none.</source>
        <translation>由提示词相似的探测任务得到的修正的伪计数；0：没有该修正。</translation>
    </message>
    <message>
        <source>Least cosine similarity of near-duplicates among probed prompts.</source>
        <translation>探测提示词中近似重复的最小余弦相似度。</translation>
    </message>
    <message>
        <source>Weight of the cosine similarity itself, against that of near-duplicates.</source>
        <translation>余弦相似度本身相对于近似重复的权重。</translation>
    </message>
    <message>
        <source>What it sees of a task: text and categories, the prompt and the mean scores of the models in its dimension, or the prompt alone.</source>
        <translation>它能看到任务的哪些内容：文本和类别；提示词和各模型在其维度上的平均得分；或仅有提示词。</translation>
    </message>
    <message>
        <source>A language model is asked to route; its recorded answers replay without a network.</source>
        <translation>由一个语言模型决定路由；其回答被记录，回放时无需网络。</translation>
    </message>
    <message>
        <source>What it is told beside the prompt: nothing, the dimension, also mean scores and costs on probing tasks, the same without names, or three examples.</source>
        <translation>除提示词外还提供什么：无；维度；维度加探测任务上的平均得分和成本；同样的内容但隐去名称；或三个示例。</translation>
    </message>
</context>
<context>
    <name>PresentReport</name>
    <message>
        <source>natural order</source>
        <translation>自然顺序</translation>
    </message>
    <message>
        <source>shuffled with seed %1</source>
        <translation>以种子 %1 打乱</translation>
    </message>
    <message>
        <source>%1 tasks</source>
        <translation>%1 个任务</translation>
    </message>
    <message>
        <source>policy</source>
        <translation>策略</translation>
    </message>
    <message>
        <source>cost $</source>
        <translation>成本 $</translation>
    </message>
    <message>
        <source>agreement %</source>
        <translation>一致率 %</translation>
    </message>
    <message>
        <source>task in stream</source>
        <translation>任务流中的任务</translation>
    </message>
    <message>
        <source>cumulative regret (reward)</source>
        <translation>累计遗憾（奖励）</translation>
    </message>
    <message>
        <source>Wheel zooms, drag pans, double click shows all; a name switches its curve. Keys: arrows move the crosshair, + − 0 zoom.</source>
        <translation>滚轮缩放，拖动平移，双击显示全部；点击名称可显示或隐藏其曲线。按键：方向键移动十字线，+ − 0 缩放。</translation>
    </message>
    <message>
        <source>Curves and leaderboard of this stream</source>
        <translation>此任务流的曲线与排行榜</translation>
    </message>
    <message>
        <source>Page Down and Page Up go through the slides, N hides the notes, F fills the screen. Charts answer to the mouse.</source>
        <translation>Page Down 和 Page Up 切换幻灯片，N 隐藏备注，F 全屏。图表响应鼠标。</translation>
    </message>
    <message>
        <source>Made with the ACRouter Workbench.</source>
        <translation>由 ACRouter Workbench 制作。</translation>
    </message>
    <message>
        <source>cumulative regret against the called models (reward)</source>
        <translation>相对于被调用模型的累计遗憾（奖励）</translation>
    </message>
    <message>
        <source>regret is</source>
        <translation>遗憾</translation>
    </message>
    <message>
        <source>measured regret a task</source>
        <translation>每个任务测得的遗憾</translation>
    </message>
    <message>
        <source>95 % from</source>
        <translation>95 % 下限</translation>
    </message>
    <message>
        <source>95 % to</source>
        <translation>95 % 上限</translation>
    </message>
    <message>
        <source>measured on</source>
        <translation>测量任务数</translation>
    </message>
</context>
<context>
    <name>SaveDialog</name>
    <message>
        <source>%1 exists already. Replace it?</source>
        <translation>%1 已存在。是否替换？</translation>
    </message>
    <message>
        <source>%1 and more files exist already. Replace them?</source>
        <translation>%1 等文件已存在。是否替换？</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>%1 %2</source>
        <extracomment>Two sentences, one after the other</extracomment>
        <translation>%1%2</translation>
    </message>
</context>
<context>
    <name>SessionPage</name>
    <message>
        <source>Parts of the definition are not known to this version: %1</source>
        <translation>本版本不认识定义的某些部分：%1</translation>
    </message>
    <message>
        <source>The session was recorded on other data than the benchmark has now: %1</source>
        <translation>记录会话时的数据与评测集现在的数据不同：%1</translation>
    </message>
    <message>
        <source>The stream can&apos;t be made, so the recorded tasks stand for it: %1</source>
        <translation>无法生成任务流，以记录的任务代替：%1</translation>
    </message>
    <message>
        <source>The events can&apos;t be applied, so regret is that without them: %1</source>
        <translation>无法应用事件，遗憾按没有事件计算：%1</translation>
    </message>
    <message>
        <source>The prior set can&apos;t be applied, so regret is that without it: %1</source>
        <translation>无法应用先验集，遗憾按没有先验集计算：%1</translation>
    </message>
    <message>
        <source>The policy is not known to this version; what was recorded is shown: %1</source>
        <translation>本版本不认识该策略；显示所记录的内容：%1</translation>
    </message>
    <message>
        <source>The benchmark that gave the priors of this live session is not there: %1</source>
        <translation>给出此实时会话先验的评测集不在这里：%1</translation>
    </message>
</context>
<context>
    <name>SlideComposition</name>
    <message>
        <source>and %1 more rows</source>
        <translation>另有 %1 行</translation>
    </message>
</context>
<context>
    <name>SlideFinding</name>
    <message>
        <source>%1 ends highest at %2, %3 above %4.</source>
        <translation>%1 最终最高，为 %2，比 %4 高 %3。</translation>
    </message>
    <message>
        <source>%1 ends lowest at %2, %3 below %4.</source>
        <translation>%1 最终最低，为 %2，比 %4 低 %3。</translation>
    </message>
    <message>
        <source>%1 has the most, %2, and %3 the least, %4.</source>
        <translation>%1 最多，为 %2；%3 最少，为 %4。</translation>
    </message>
    <message>
        <source>The highest value (%1) is %2: %3 × %4.</source>
        <translation>最高值（%1）为 %2：%3 × %4。</translation>
    </message>
    <message>
        <source>%1 stands highest: %2 at %3.</source>
        <translation>%1 位置最高：%2，位于 %3。</translation>
    </message>
    <message>
        <source>First of %1: %2.</source>
        <translation>%1 中的第一行：%2。</translation>
    </message>
    <message>
        <source>At the end, %1 of %2: %3.</source>
        <translation>最终，%2 的%1：%3。</translation>
    </message>
    <message>
        <source>%1 and %2 both end at %3.</source>
        <translation>%1 与 %2 最终均为 %3。</translation>
    </message>
    <message>
        <source>%1 points</source>
        <translation>%1 个百分点</translation>
    </message>
    <message>
        <source>At step %1, %2 of %3: %4.</source>
        <translation>第 %1 步时，%3 的%2：%4。</translation>
    </message>
</context>
<context>
    <name>Statistics</name>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>mean score</source>
        <translation>平均得分</translation>
    </message>
    <message>
        <source>Score of the verifier, 0 to 1, as it enters AvgPerf</source>
        <translation>验证器的得分，0 到 1，即计入 AvgPerf 的值</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>成本</translation>
    </message>
    <message>
        <source>mean cost of a call (USD)</source>
        <translation>平均调用成本（美元）</translation>
    </message>
    <message>
        <source>Cost of a call, where it is known</source>
        <translation>单次调用的成本（已知时）</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>mean latency (ms)</source>
        <translation>平均延迟（毫秒）</translation>
    </message>
    <message>
        <source>Time to the answer, where it is known</source>
        <translation>得到回答所用时间（已知时）</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>token</translation>
    </message>
    <message>
        <source>mean tokens of a call</source>
        <translation>每次调用的平均 token 数</translation>
    </message>
    <message>
        <source>Input and output tokens of a call, where they are known</source>
        <translation>单次调用的输入与输出 token 数（已知时）</translation>
    </message>
    <message>
        <source>Reward</source>
        <translation>奖励</translation>
    </message>
    <message>
        <source>mean reward</source>
        <translation>平均奖励</translation>
    </message>
    <message>
        <source>ε₁·score + ε₂·cost; an unknown cost counts as 0</source>
        <translation>ε₁·得分 + ε₂·成本；未知的成本按 0 计</translation>
    </message>
    <message>
        <source>Missing scores</source>
        <translation>缺失得分</translation>
    </message>
    <message>
        <source>share without a verified score</source>
        <translation>没有经验证得分的占比</translation>
    </message>
    <message>
        <source>Calls without a score, or whose answer was not graded</source>
        <translation>没有得分或其回答未评分的调用</translation>
    </message>
    <message>
        <source>Missing costs</source>
        <translation>缺失成本</translation>
    </message>
    <message>
        <source>share without a cost</source>
        <translation>没有成本的占比</translation>
    </message>
    <message>
        <source>Calls whose cost is not recorded</source>
        <translation>成本没有记录的调用</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>All tasks</source>
        <translation>全部任务</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 个 token</translation>
    </message>
</context>
<context>
    <name>StatisticsTable</name>
    <message>
        <source>Group</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Group of tasks</source>
        <translation>任务的分组</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Model that was called</source>
        <translation>被调用的模型</translation>
    </message>
    <message>
        <source>n</source>
        <translation>n</translation>
    </message>
    <message>
        <source>Values that the mean is over</source>
        <translation>参与求平均的值的个数</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <source>Mean of the values that are there</source>
        <translation>现有值的均值</translation>
    </message>
    <message>
        <source>95 % from</source>
        <translation>95 % 下限</translation>
    </message>
    <message>
        <source>Lower end of the interval: Wilson&apos;s where all values are 0 or 1, Student&apos;s otherwise</source>
        <translation>区间的下端：所有值均为 0 或 1 时用 Wilson 区间，否则用 Student 区间</translation>
    </message>
    <message>
        <source>to</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>Upper end of the interval</source>
        <translation>区间的上端</translation>
    </message>
    <message>
        <source>sd</source>
        <translation>标准差</translation>
    </message>
    <message>
        <source>Standard deviation of the values</source>
        <translation>各值的标准差</translation>
    </message>
    <message>
        <source>Least</source>
        <translation>最小</translation>
    </message>
    <message>
        <source>Least value</source>
        <translation>最小值</translation>
    </message>
    <message>
        <source>Lower quartile</source>
        <translation>下四分位数</translation>
    </message>
    <message>
        <source>A quarter of the values is below</source>
        <translation>四分之一的值低于此值</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>中位数</translation>
    </message>
    <message>
        <source>Half of the values is below</source>
        <translation>一半的值低于此值</translation>
    </message>
    <message>
        <source>Upper quartile</source>
        <translation>上四分位数</translation>
    </message>
    <message>
        <source>A quarter of the values is above</source>
        <translation>四分之一的值高于此值</translation>
    </message>
    <message>
        <source>Greatest</source>
        <translation>最大</translation>
    </message>
    <message>
        <source>Greatest value</source>
        <translation>最大值</translation>
    </message>
    <message>
        <source>Other split</source>
        <translation>另一划分</translation>
    </message>
    <message>
        <source>Mean on the split that the stream is compared with</source>
        <translation>在与任务流相比较的划分上的均值</translation>
    </message>
    <message>
        <source>Δ</source>
        <translation>Δ</translation>
    </message>
    <message>
        <source>Mean on the stream less that on the other split</source>
        <translation>任务流上的均值减去另一划分上的均值</translation>
    </message>
    <message>
        <source>Δ 95 % from</source>
        <translation>Δ 95 % 下限</translation>
    </message>
    <message>
        <source>Lower end of the interval of the difference: Newcombe&apos;s for shares, Welch&apos;s otherwise</source>
        <translation>差值区间的下端：占比用 Newcombe 区间，否则用 Welch 区间</translation>
    </message>
    <message>
        <source>Δ to</source>
        <translation>Δ 上限</translation>
    </message>
    <message>
        <source>Upper end of the interval of the difference</source>
        <translation>差值区间的上端</translation>
    </message>
    <message>
        <source>The model that might help out</source>
        <translation>可以补救的模型</translation>
    </message>
    <message>
        <source>Where this one fails</source>
        <translation>此模型失败时</translation>
    </message>
    <message>
        <source>The model that does not solve the task</source>
        <translation>未解决任务的模型</translation>
    </message>
    <message>
        <source>Solves</source>
        <translation>解决率</translation>
    </message>
    <message>
        <source>Share of the tasks that the other does not solve and the model does</source>
        <translation>另一模型未解决的任务中由该模型解决的占比</translation>
    </message>
    <message>
        <source>Lower end of Wilson&apos;s interval</source>
        <translation>Wilson 区间的下端</translation>
    </message>
    <message>
        <source>Upper end of Wilson&apos;s interval</source>
        <translation>Wilson 区间的上端</translation>
    </message>
    <message>
        <source>Only the model</source>
        <translation>仅该模型</translation>
    </message>
    <message>
        <source>Tasks that only the model solves</source>
        <translation>仅由该模型解决的任务</translation>
    </message>
    <message>
        <source>Only the other</source>
        <translation>仅另一模型</translation>
    </message>
    <message>
        <source>Tasks that only the other solves</source>
        <translation>仅由另一模型解决的任务</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>两者</translation>
    </message>
    <message>
        <source>Tasks that both solve</source>
        <translation>两者都解决的任务</translation>
    </message>
    <message>
        <source>Neither</source>
        <translation>均未解决</translation>
    </message>
    <message>
        <source>Tasks that neither solves</source>
        <translation>两者均未解决的任务</translation>
    </message>
    <message>
        <source>Model of the pool</source>
        <translation>模型池中的模型</translation>
    </message>
    <message>
        <source>Mean reward</source>
        <translation>平均奖励</translation>
    </message>
    <message>
        <source>Per task, when it is always called</source>
        <translation>每个任务，始终调用该模型时</translation>
    </message>
    <message>
        <source>Loss without it</source>
        <translation>缺少它的损失</translation>
    </message>
    <message>
        <source>Reward per task that the oracle loses when the model leaves the pool</source>
        <translation>该模型离开模型池时 Oracle 每个任务损失的奖励</translation>
    </message>
    <message>
        <source>Lower end of Student&apos;s interval</source>
        <translation>Student 区间的下端</translation>
    </message>
    <message>
        <source>Upper end of Student&apos;s interval</source>
        <translation>Student 区间的上端</translation>
    </message>
    <message>
        <source>Shapley value</source>
        <translation>Shapley 值</translation>
    </message>
    <message>
        <source>Its fair share of the oracle&apos;s reward per task; the shares of all models add up to it</source>
        <translation>它在 Oracle 每个任务奖励中的份额；所有模型的份额之和等于该奖励</translation>
    </message>
    <message>
        <source>Among the best</source>
        <translation>并列或唯一最佳</translation>
    </message>
    <message>
        <source>Share of the tasks on which it is one of the best choices</source>
        <translation>它属于最佳选择之一的任务占比</translation>
    </message>
    <message>
        <source>Share of the tasks on which it is the only best choice</source>
        <translation>它是唯一最佳选择的任务占比</translation>
    </message>
    <message>
        <source>Tasks grouped by</source>
        <translation>任务分组依据</translation>
    </message>
    <message>
        <source>What the groups are made of</source>
        <translation>分组的构成依据</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>组数</translation>
    </message>
    <message>
        <source>How many there are</source>
        <translation>共有多少个组</translation>
    </message>
    <message>
        <source>Gap closed</source>
        <translation>弥合的差距</translation>
    </message>
    <message>
        <source>Share of the gap between the best single model and the oracle that the best model of each group closes in hindsight</source>
        <translation>事后看，每组的最佳模型弥合了最佳单一模型与 Oracle 之间差距的多少（占比）</translation>
    </message>
    <message>
        <source>Learned</source>
        <translation>学得</translation>
    </message>
    <message>
        <source>The same for the best models on the probing split</source>
        <translation>同上，但采用探测集上的最佳模型</translation>
    </message>
    <message>
        <source>Choice explained</source>
        <translation>选择的解释度</translation>
    </message>
    <message>
        <source>Information of the group about the best choice, beyond chance, as a share of all there is to know</source>
        <translation>分组对最佳选择的信息量（扣除随机水平）占最佳选择总信息量的比例</translation>
    </message>
    <message>
        <source>Information (bit)</source>
        <translation>信息量（比特）</translation>
    </message>
    <message>
        <source>Mutual information of group and best choice</source>
        <translation>组与最佳选择的互信息</translation>
    </message>
    <message>
        <source>By chance (bit)</source>
        <translation>随机水平（比特）</translation>
    </message>
    <message>
        <source>What the information would be if groups said nothing</source>
        <translation>若组不提供任何信息时的信息量</translation>
    </message>
    <message>
        <source>Entropy (bit)</source>
        <translation>熵（比特）</translation>
    </message>
    <message>
        <source>How uncertain the best choice is</source>
        <translation>最佳选择的不确定程度</translation>
    </message>
    <message>
        <source>Best model</source>
        <translation>最佳模型</translation>
    </message>
    <message>
        <source>Reward per task of the best single model</source>
        <translation>最佳单一模型每个任务的奖励</translation>
    </message>
    <message>
        <source>Best by group</source>
        <translation>各组最佳</translation>
    </message>
    <message>
        <source>Reward per task of the best model of each group</source>
        <translation>每组最佳模型每个任务的奖励</translation>
    </message>
    <message>
        <source>Learned by group</source>
        <translation>各组最佳（学得）</translation>
    </message>
    <message>
        <source>Reward per task of the best models on the probing split</source>
        <translation>探测集上最佳模型每个任务的奖励</translation>
    </message>
    <message>
        <source>Oracle</source>
        <translation>Oracle</translation>
    </message>
    <message>
        <source>Reward per task of the oracle</source>
        <translation>Oracle 每个任务的奖励</translation>
    </message>
    <message>
        <source>Believed</source>
        <translation>信念</translation>
    </message>
    <message>
        <source>What the router of the session expects after the step at the cursor</source>
        <translation>会话的路由器在光标所在步骤之后的期望</translation>
    </message>
    <message>
        <source>Believed sd</source>
        <translation>信念标准差</translation>
    </message>
    <message>
        <source>Standard deviation of that expectation</source>
        <translation>该期望的标准差</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>证据</translation>
    </message>
    <message>
        <source>How many observed tasks that expectation is worth</source>
        <translation>该期望相当于观测了多少个任务</translation>
    </message>
    <message>
        <source>Sole best</source>
        <translation>唯一最佳</translation>
    </message>
</context>
<context>
    <name>TableExport</name>
    <message>
        <source>The table could not be written to %1: %2. Choose another folder or free some space.</source>
        <translation>无法将表格写入 %1：%2。请选择另一个文件夹或释放一些空间。</translation>
    </message>
    <message>
        <source>CSV for spreadsheets: formulas as text (*.csv)</source>
        <translation>电子表格用 CSV：公式作为文本 (*.csv)</translation>
    </message>
    <message>
        <source>CSV for programs: cells as they are (*.csv)</source>
        <translation>程序用 CSV：单元格原样 (*.csv)</translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation>Markdown (*.md)</translation>
    </message>
    <message>
        <source>LaTeX (*.tex)</source>
        <translation>LaTeX (*.tex)</translation>
    </message>
    <message>
        <source>Tab-separated (*.tsv)</source>
        <translation>制表符分隔 (*.tsv)</translation>
    </message>
</context>
<context>
    <name>TaskMenu</name>
    <message>
        <source>Show in the table of tasks</source>
        <translation>在任务表中显示</translation>
    </message>
    <message>
        <source>Go to its step</source>
        <translation>转到它的步骤</translation>
    </message>
    <message>
        <source>Show on the regret curve</source>
        <translation>在遗憾曲线上显示</translation>
    </message>
    <message>
        <source>Show in memory</source>
        <translation>在记忆中显示</translation>
    </message>
    <message>
        <source>Copy task id</source>
        <translation>复制任务 ID</translation>
    </message>
</context>
<context>
    <name>TaskTable</name>
    <message>
        <source>#</source>
        <translation>#</translation>
    </message>
    <message>
        <source>Place in the stream, from 1</source>
        <translation>在任务流中的位置，从 1 开始</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Id of the task</source>
        <translation>任务 ID</translation>
    </message>
    <message>
        <source>Dimension</source>
        <translation>维度</translation>
    </message>
    <message>
        <source>Kind of coding work</source>
        <translation>编程工作的类型</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Collection that the task was taken from</source>
        <translation>任务所取自的数据集</translation>
    </message>
    <message>
        <source>Source split</source>
        <translation>来源划分</translation>
    </message>
    <message>
        <source>Part of the original data that the task was taken from</source>
        <translation>任务所取自的原始数据部分</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>划分</translation>
    </message>
    <message>
        <source>The benchmark&apos;s own part: the name of a stream</source>
        <translation>评测集自身的组成部分：任务流的名称</translation>
    </message>
    <message>
        <source>Bench</source>
        <translation>原评测集</translation>
    </message>
    <message>
        <source>Benchmark that the task belonged to</source>
        <translation>任务原先所属的评测集</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>编程语言</translation>
    </message>
    <message>
        <source>Programming language</source>
        <translation>编程语言</translation>
    </message>
    <message>
        <source>Difficulty</source>
        <translation>难度</translation>
    </message>
    <message>
        <source>As the source rates it</source>
        <translation>由来源评定</translation>
    </message>
    <message>
        <source>Length of the prompt in characters</source>
        <translation>提示词长度（字符数）</translation>
    </message>
    <message>
        <source>Best reward</source>
        <translation>最佳奖励</translation>
    </message>
    <message>
        <source>Model with the best reward ε₁·score + ε₂·cost; all of them where several share it</source>
        <translation>奖励 ε₁·得分 + ε₂·成本 最高的模型；若有多个并列则全部列出</translation>
    </message>
    <message>
        <source>Scoring</source>
        <translation>得分模型数</translation>
    </message>
    <message>
        <source>Models with a score above 0</source>
        <translation>得分大于 0 的模型数</translation>
    </message>
    <message>
        <source>Solving</source>
        <translation>解决模型数</translation>
    </message>
    <message>
        <source>Mean score</source>
        <translation>平均得分</translation>
    </message>
    <message>
        <source>Mean over the models whose score counts: the lower, the harder the task</source>
        <translation>对得分有效的模型取均值：越低，任务越难</translation>
    </message>
    <message>
        <source>Best score</source>
        <translation>最高得分</translation>
    </message>
    <message>
        <source>Highest score of any model</source>
        <translation>所有模型中的最高得分</translation>
    </message>
    <message>
        <source>Oracle reward</source>
        <translation>Oracle 奖励</translation>
    </message>
    <message>
        <source>Best reward that a single call reaches, r*</source>
        <translation>单次调用所能达到的最佳奖励 r*</translation>
    </message>
    <message>
        <source>Cheapest best</source>
        <translation>最佳得分最低成本</translation>
    </message>
    <message>
        <source>Lowest cost (USD) among the models with the best score</source>
        <translation>得分最高的模型中的最低成本（美元）</translation>
    </message>
    <message>
        <source>Ungraded</source>
        <translation>未评分</translation>
    </message>
    <message>
        <source>Models whose answer no verifier graded</source>
        <translation>回答未经任何验证器评分的模型数</translation>
    </message>
    <message>
        <source>No cost</source>
        <translation>无成本</translation>
    </message>
    <message>
        <source>Models whose cost is not recorded</source>
        <translation>成本没有记录的模型数</translation>
    </message>
    <message>
        <source>Models that solve the task: their score is at least %1</source>
        <translation>解决该任务的模型：得分至少为 %1</translation>
    </message>
    <message>
        <source>Prompt length</source>
        <translation>提示词长度</translation>
    </message>
</context>
<context>
    <name>Tour</name>
    <message>
        <source>Ten thousand coding tasks with every model&apos;s outcome. Click a task to see its outcomes and every router&apos;s pick. The heatmap shows the same data, task by task.</source>
        <translation>一万个编程任务，以及每个模型在每个任务上的结果。点击一个任务，旁边会显示它的结果和每个路由器的选择。热力图逐任务展示同样的数据。</translation>
    </message>
    <message>
        <source>A router&apos;s decisions, one task after the other. Space plays and pauses, the arrow keys step. The ballot shows why a model was picked. Fork here continues with other settings from the cursor on.</source>
        <translation>逐个任务显示路由器的决策。空格键播放和暂停，方向键单步移动。选票说明选择的原因；“在此分叉”可从光标处起改用其他设置。</translation>
    </message>
    <message>
        <source>Which model is good at what, with intervals: by dimension, against each other, and what each one adds to the pool.</source>
        <translation>哪个模型擅长什么，并附区间：按维度、相互比较，以及每个模型对模型池的贡献。</translation>
    </message>
    <message>
        <source>Every router&apos;s cumulative regret: its loss against always choosing the best model. Lower is better. The leaderboard shows published figures beside the recomputed ones.</source>
        <translation>每个路由器的累计遗憾：与始终选择最佳模型相比的损失，越低越好。排行榜将公布值与重算值并列。</translation>
    </message>
    <message>
        <source>What the router believes before the first task. Drag a cell up or down: the whole stream is replayed while you drag. Undo brings everything back.</source>
        <translation>路由器在第一个任务之前的信念。上下拖动单元格时，整条任务流随之回放。撤销可恢复一切。</translation>
    </message>
    <message>
        <source>What the router remembers of the tasks it did, as a map and as beliefs. Move the cursor of the session and watch it learn.</source>
        <translation>路由器对已完成任务的记忆，以地图和信念的形式展示。移动会话的光标，观察它如何学习。</translation>
    </message>
    <message>
        <source>Bookmark any view with Ctrl+D and it becomes a slide here. Export the storyboard as one HTML file that opens in every browser, and share it.</source>
        <translation>在任何视图中按 Ctrl+D 即可收藏为这里的一张幻灯片。故事板可导出为一个 HTML 文件，在任何浏览器中打开和分享。</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>欢迎</translation>
    </message>
    <message>
        <source>This is a workbench for routers that choose a language model for each coding task. A simulated benchmark is open; File ▸ Open benchmark folder… opens a real one.</source>
        <translation>本工作台用于研究为每个编程任务选择语言模型的路由器。当前打开的是模拟评测集；“文件 ▸ 打开评测集文件夹…”可打开真实的评测集。</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>One page for each question. Ctrl and a number switches. What you select on one page is selected on all of them.</source>
        <translation>每个问题一个页面。按 Ctrl 加数字即可切换。在一个页面上选中的内容，在所有页面上都会被选中。</translation>
    </message>
    <message>
        <source>Stream</source>
        <translation>任务流</translation>
    </message>
    <message>
        <source>The tasks, their order, and how much reward a dollar takes away. Move ε₂ and every page follows. The badge says whether the data was recorded or simulated.</source>
        <translation>任务的集合和顺序，以及每美元扣除的奖励。调整 ε₂，所有页面都随之更新。标记说明数据是记录的还是模拟的。</translation>
    </message>
    <message>
        <source>Anything else</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Ctrl+K finds every command, policy and task by a few letters. F1 explains the current page. Everything is saved at once, and Ctrl+Z undoes it.</source>
        <translation>Ctrl+K 只需几个字母即可找到任何命令、策略和任务。F1 说明当前页面。所有操作都会立即保存，Ctrl+Z 可以撤销。</translation>
    </message>
    <message>
        <source>This is a workbench for routers that choose a language model for each coding task. What it shows is computed live from the benchmark that is open.</source>
        <translation>本工作台用于研究为每个编程任务选择语言模型的路由器。显示的一切都由当前打开的评测集实时计算。</translation>
    </message>
    <message>
        <source>Routes tasks to models while you watch, runs their answers in a sandbox and learns from the verdicts. Try it needs no key: the tasks and the simulated models are built in.</source>
        <translation>实时把任务路由到模型，在沙箱中运行它们的回答，并从判定中学习。“试一试”不需要密钥：任务和模拟模型都是内置的。</translation>
    </message>
</context>
<context>
    <name>acr::ui::AliasDialog</name>
    <message>
        <source>An alias needs a name.</source>
        <translation>别名需要一个名称。</translation>
    </message>
    <message>
        <source>“%1” is no model of this benchmark.</source>
        <translation>“%1”不是此评测集的模型。</translation>
    </message>
    <message>
        <source>“%1” is itself a model of this benchmark.</source>
        <translation>“%1”本身就是此评测集的模型。</translation>
    </message>
    <message>
        <source>“%1” is there already.</source>
        <translation>“%1”已存在。</translation>
    </message>
    <message>
        <source>Model aliases</source>
        <translation>模型别名</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Name in a file</source>
        <translation>文件中的名称</translation>
    </message>
    <message>
        <source>Model that it stands for</source>
        <translation>所代表的模型</translation>
    </message>
    <message>
        <source>Files of decisions may call the models of this benchmark by other names.</source>
        <translation>决策文件可能用其他名称称呼此评测集的模型。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>The workspace is open for reading only.</source>
        <translation>工作区以只读方式打开。</translation>
    </message>
    <message>
        <source>Used from the next import of decisions on. Decisions that are in the workspace already keep their models.</source>
        <translation>自下次导入决策起使用。已在工作区中的决策保留其模型。</translation>
    </message>
</context>
<context>
    <name>acr::ui::AliasModel</name>
    <message>
        <source>add the alias %1</source>
        <translation>添加别名 %1</translation>
    </message>
    <message numerus="yes">
        <source>remove %n alias(es)</source>
        <translation>
            <numerusform>移除 %n 个别名</numerusform>
        </translation>
    </message>
    <message>
        <source>Name in files</source>
        <translation>文件中的名称</translation>
    </message>
    <message>
        <source>Model of the benchmark</source>
        <translation>评测集的模型</translation>
    </message>
    <message>
        <source>change the alias %1</source>
        <translation>更改别名 %1</translation>
    </message>
</context>
<context>
    <name>acr::ui::AmendDialog</name>
    <message>
        <source>&amp;Score</source>
        <translation>得分(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Cost (USD)</source>
        <translation>成本（美元）(&amp;C)</translation>
    </message>
    <message>
        <source>Edit entry</source>
        <translation>编辑条目</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Cost (USD)</source>
        <translation>成本（美元）</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>&amp;Verdict</source>
        <translation>判定(&amp;V)</translation>
    </message>
</context>
<context>
    <name>acr::ui::AnnotationLayer</name>
    <message>
        <source>Text of the annotation</source>
        <translation>标注的文字</translation>
    </message>
    <message>
        <source>Text, then Return</source>
        <translation>输入文字，然后按 Return</translation>
    </message>
    <message>
        <source>Click where the text belongs. Escape: no annotation.</source>
        <translation>点击文字所在的位置。Esc：不标注。</translation>
    </message>
    <message>
        <source>Drag from the text to the place that the arrow shows. Escape: no annotation.</source>
        <translation>从文字处拖动到箭头所指的位置。Esc：不标注。</translation>
    </message>
    <message>
        <source>Drag over the range. Escape: no annotation.</source>
        <translation>拖动选出区间。Esc：不标注。</translation>
    </message>
    <message>
        <source>Change the text</source>
        <translation>更改文字</translation>
    </message>
    <message>
        <source>Remove annotation</source>
        <translation>移除标注</translation>
    </message>
    <message>
        <source>Annotate</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Arrow</source>
        <translation>箭头</translation>
    </message>
    <message>
        <source>Span</source>
        <translation>区间</translation>
    </message>
    <message>
        <source>Remove all</source>
        <translation>全部移除</translation>
    </message>
</context>
<context>
    <name>acr::ui::AttemptFlow</name>
    <message>
        <source>Attempts of the step</source>
        <translation>该步骤的尝试</translation>
    </message>
    <message>
        <source>One call, nothing lost</source>
        <translation>一次调用，无损失</translation>
    </message>
    <message>
        <source>%1 lost on attempts that were not the answer</source>
        <translation>在未成为最终回答的尝试上损失 %1</translation>
    </message>
    <message>
        <source>not graded</source>
        <translation>未评分</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>an unknown cost</source>
        <translation>未知成本</translation>
    </message>
    <message>
        <source>One call; %1 for an answer that scores 0</source>
        <translation>一次调用；为得分为 0 的回答付出 %1</translation>
    </message>
    <message>
        <source>One call, without a score</source>
        <translation>一次调用，没有得分</translation>
    </message>
    <message>
        <source>Nothing lost on other attempts</source>
        <translation>其他尝试没有损失</translation>
    </message>
    <message>
        <source>%1, and the answer scores 0</source>
        <translation>%1，且回答得分为 0</translation>
    </message>
    <message>
        <source>%1 resolved it for %2</source>
        <translation>%1 解决了任务，成本 %2</translation>
    </message>
    <message>
        <source>%1 did not resolve it, for %2</source>
        <translation>%1 未解决任务，成本 %2</translation>
    </message>
    <message>
        <source>Attempt %1: %2
Score seen: %3
Cost: %4</source>
        <translation>尝试 %1：%2
所见得分：%3
成本：%4</translation>
    </message>
</context>
<context>
    <name>acr::ui::AuditExampleModel</name>
    <message>
        <source>This example has none.</source>
        <translation>此示例没有该项。</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
</context>
<context>
    <name>acr::ui::AuditModel</name>
    <message>
        <source>Severity</source>
        <translation>严重程度</translation>
    </message>
    <message>
        <source>Stream</source>
        <translation>任务流</translation>
    </message>
    <message>
        <source>all of it</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>This finding is about one figure, not a count.</source>
        <translation>此发现针对单个数值，而非计数。</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>发现</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>总数</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
</context>
<context>
    <name>acr::ui::AuditPane</name>
    <message>
        <source>Data audit</source>
        <translation>数据审计</translation>
    </message>
    <message>
        <source>Examples of the finding</source>
        <translation>该发现的示例</translation>
    </message>
    <message>
        <source>Show in the table</source>
        <translation>在表格中显示</translation>
    </message>
    <message>
        <source>Filter the tables down to what this finding counts</source>
        <translation>将表格筛选为此发现所统计的内容</translation>
    </message>
    <message>
        <source>Audit stopped</source>
        <translation>审计已停止</translation>
    </message>
    <message>
        <source>It can be run again at any time.</source>
        <translation>可以随时重新运行。</translation>
    </message>
    <message>
        <source>Run the audit</source>
        <translation>运行审计</translation>
    </message>
    <message>
        <source>Nothing to audit</source>
        <translation>没有可审计的内容</translation>
    </message>
    <message>
        <source>Open a benchmark from the File menu.</source>
        <translation>请从“文件”菜单打开评测集。</translation>
    </message>
    <message>
        <source>Auditing</source>
        <translation>正在审计</translation>
    </message>
    <message>
        <source>Every cell is looked at, and published figures are recomputed.</source>
        <translation>正在检查每个单元格，并重新计算公布值。</translation>
    </message>
    <message>
        <source>Nothing odd</source>
        <translation>未见异常</translation>
    </message>
    <message>
        <source>No cell is missing, imputed or out of range, and published figures come out as printed.</source>
        <translation>没有缺失、填补或超出范围的单元格，公布值也能重现。</translation>
    </message>
    <message>
        <source>Select a finding to see what it means.</source>
        <translation>选择一项发现以了解其含义。</translation>
    </message>
    <message>
        <source>Examples below: %1 of %2.</source>
        <translation>下方为示例：%2 个中的 %1 个。</translation>
    </message>
</context>
<context>
    <name>acr::ui::AxisRangeDialog</name>
    <message>
        <source>Axis range</source>
        <translation>坐标轴范围</translation>
    </message>
    <message>
        <source>Axis range: %1</source>
        <translation>坐标轴范围：%1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Logarithmic scale</source>
        <translation>对数刻度</translation>
    </message>
    <message>
        <source>%1, from</source>
        <translation>%1，起点</translation>
    </message>
    <message>
        <source>%1, to</source>
        <translation>%1，终点</translation>
    </message>
    <message>
        <source>The range that the data need</source>
        <translation>数据所需的范围</translation>
    </message>
    <message>
        <source>Equal steps are equal factors. An axis that reaches zero or below is linear around zero.</source>
        <translation>相等的距离表示相等的倍数。达到零或更低的坐标轴在零附近为线性。</translation>
    </message>
    <message>
        <source>from</source>
        <translation>从</translation>
    </message>
    <message>
        <source>to</source>
        <translation>到</translation>
    </message>
    <message>
        <source>“%1” is not a number.</source>
        <translation>“%1”不是数字。</translation>
    </message>
    <message>
        <source>The range must begin below its end.</source>
        <translation>范围的起点必须小于终点。</translation>
    </message>
    <message>
        <source>On a logarithmic scale both ends must be above zero.</source>
        <translation>使用对数刻度时，两端都必须大于零。</translation>
    </message>
    <message>
        <source>Equal steps are equal factors. Zero has the colour of the low end.</source>
        <translation>相等的步长表示相等的倍数。零使用低端的颜色。</translation>
    </message>
</context>
<context>
    <name>acr::ui::Badge</name>
    <message>
        <source>Recorded</source>
        <translation>记录数据</translation>
    </message>
    <message>
        <source>Outcomes were recorded earlier and are replayed.</source>
        <translation>结果是此前记录的，用于回放。</translation>
    </message>
    <message>
        <source>Simulated</source>
        <translation>模拟数据</translation>
    </message>
    <message>
        <source>Outcomes come from a model of the benchmark; no language model was called.</source>
        <translation>结果来自统计模型，没有调用任何语言模型。</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>实时数据</translation>
    </message>
    <message>
        <source>Models are called now, and cost money.</source>
        <translation>现在会调用模型，并产生费用。</translation>
    </message>
</context>
<context>
    <name>acr::ui::BallotView</name>
    <message>
        <source>Ballot: votes for each model</source>
        <translation>选票：各模型的得票</translation>
    </message>
    <message>
        <source>The pick before anything was learned in this stream</source>
        <translation>在此任务流中学习之前的选择</translation>
    </message>
    <message>
        <source>%1: no candidate</source>
        <translation>%1：非候选模型</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Show the tasks it was chosen for</source>
        <translation>显示分给它的任务</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Copy as picture (PNG)</source>
        <translation>复制为图片 (PNG)</translation>
    </message>
    <message>
        <source>Copy as drawing (SVG)</source>
        <translation>复制为矢量图 (SVG)</translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation>复制为 CSV</translation>
    </message>
    <message>
        <source>Show as table</source>
        <translation>显示为表格</translation>
    </message>
</context>
<context>
    <name>acr::ui::BarChart</name>
    <message>
        <source>Nothing to compare yet</source>
        <translation>尚无可比较的内容</translation>
    </message>
    <message>
        <source>Pick at least one policy.</source>
        <translation>请至少选择一个策略。</translation>
    </message>
    <message numerus="yes">
        <source>Bars of %1 over %n categories. Parts: %2.</source>
        <translation>
            <numerusform>%n 个类别上 %1 的条形图。组成部分：%2。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Sum: %1</source>
        <translation>合计：%1</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
</context>
<context>
    <name>acr::ui::BeatPanel</name>
    <message>
        <source>Your CumReg (reward)</source>
        <translation>您的 CumReg（奖励）</translation>
    </message>
    <message>
        <source>Task in stream</source>
        <translation>任务流中的任务</translation>
    </message>
    <message>
        <source>Next task</source>
        <translation>下一个任务</translation>
    </message>
    <message>
        <source>New game</source>
        <translation>新游戏</translation>
    </message>
    <message>
        <source>Beat the router</source>
        <translation>挑战路由器</translation>
    </message>
    <message>
        <source>Prompt of the task</source>
        <translation>任务的提示词</translation>
    </message>
    <message>
        <source>What the pick was worth</source>
        <translation>该选择的价值</translation>
    </message>
    <message>
        <source>tasks picked</source>
        <translation>已选择的任务</translation>
    </message>
    <message>
        <source>No picks yet</source>
        <translation>尚无选择</translation>
    </message>
    <message>
        <source>Pick a model; both curves start with the reveal.</source>
        <translation>请选择一个模型；两条曲线从揭晓时开始。</translation>
    </message>
    <message>
        <source>Regret of the audience and of the router</source>
        <translation>观众与路由器的遗憾</translation>
    </message>
    <message>
        <source>Pick %1</source>
        <translation>选择 %1</translation>
    </message>
    <message>
        <source>Outcome of %1</source>
        <translation>%1 的结果</translation>
    </message>
    <message>
        <source>Open a benchmark to play.</source>
        <translation>打开一个评测集即可开始。</translation>
    </message>
    <message>
        <source>Which model for this task?</source>
        <translation>此任务选哪个模型？</translation>
    </message>
    <message>
        <source>against the router</source>
        <translation>对比路由器</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>score %1, %2</source>
        <translation>得分 %1，%2</translation>
    </message>
    <message>
        <source>you</source>
        <translation>您</translation>
    </message>
    <message>
        <source>reward %1</source>
        <translation>奖励 %1</translation>
    </message>
    <message>
        <source>Your regret here: %1. The router took %2 and regrets %3.</source>
        <translation>您在此任务上的遗憾：%1。路由器选择了 %2，遗憾为 %3。</translation>
    </message>
    <message numerus="yes">
        <source>It paid for %n attempts.</source>
        <translation>
            <numerusform>它为 %n 次尝试付费。</numerusform>
        </translation>
    </message>
    <message>
        <source>◀ you</source>
        <translation>◀ 您</translation>
    </message>
    <message>
        <source>◀ router</source>
        <translation>◀ 路由器</translation>
    </message>
    <message>
        <source>Save picture…</source>
        <translation>保存图片…</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Fill the screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Tasks of a game</source>
        <translation>一局的任务数</translation>
    </message>
    <message>
        <source>%1 tasks</source>
        <translation>%1 个任务</translation>
    </message>
    <message>
        <source>whole stream</source>
        <translation>整个任务流</translation>
    </message>
    <message numerus="yes">
        <source>mean score and cost on %n tasks of the probing split</source>
        <translation>
            <numerusform>在探测集 %n 个任务上的平均得分和成本</numerusform>
        </translation>
    </message>
    <message>
        <source>Beside each model: its mean score and cost on %1 probing tasks of %2.</source>
        <translation>每个模型旁：它在 %2 的 %1 个探测任务上的平均得分和成本。</translation>
    </message>
    <message>
        <source>any kind</source>
        <translation>任何类别</translation>
    </message>
    <message>
        <source>You beat %1.</source>
        <translation>胜过了 %1。</translation>
    </message>
    <message>
        <source>%1 wins.</source>
        <translation>%1 获胜。</translation>
    </message>
    <message>
        <source>A draw with %1.</source>
        <translation>与 %1 平局。</translation>
    </message>
    <message>
        <source>Regret %1 against %2 over %3 tasks; the best model in %4 of them, the router in %5.</source>
        <translation>在 %3 个任务上遗憾 %1 对 %2；其中 %4 个选中最佳模型，路由器 %5 个。</translation>
    </message>
    <message>
        <source>%1 against %2 (%3), %4 tasks, %5</source>
        <translation>%1 对 %2（%3），%4 个任务，%5</translation>
    </message>
    <message>
        <source>Best games:</source>
        <translation>最佳成绩：</translation>
    </message>
    <message>
        <source>We beat %1</source>
        <translation>战胜了 %1</translation>
    </message>
    <message>
        <source>%1 beat us</source>
        <translation>%1 获胜</translation>
    </message>
    <message>
        <source>A draw with %1</source>
        <translation>与 %1 平局</translation>
    </message>
    <message>
        <source>Regret %1 against %2 over %3 tasks.</source>
        <translation>在 %3 个任务上遗憾 %1 对 %2。</translation>
    </message>
    <message>
        <source>Our CumReg (reward)</source>
        <translation>观众的 CumReg（奖励）</translation>
    </message>
    <message>
        <source>Best model picked</source>
        <translation>选中最佳模型</translation>
    </message>
    <message>
        <source>… by the router</source>
        <translation>……路由器</translation>
    </message>
    <message>
        <source>Save picture</source>
        <translation>保存图片</translation>
    </message>
    <message>
        <source>PNG image (*.png)</source>
        <translation>PNG 图像 (*.png)</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
    <message>
        <source>%1 can&apos;t be written: %2</source>
        <translation>无法写入 %1：%2</translation>
    </message>
    <message>
        <source>The picture is on the clipboard.</source>
        <translation>图片已复制到剪贴板。</translation>
    </message>
    <message>
        <source>Leave the full screen</source>
        <translation>退出全屏</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>probing: %1, %2</source>
        <comment>mean score, mean cost</comment>
        <translation>探测：%1，%2</translation>
    </message>
    <message>
        <source>The game has a button for each model and is played with at most %1 of them.</source>
        <translation>游戏中每个模型有一个按钮，最多可用 %1 个模型。</translation>
    </message>
    <message>
        <source>CumReg of the router (reward)</source>
        <translation>路由器的 CumReg（奖励）</translation>
    </message>
    <message>
        <source>CumReg of %1 (reward)</source>
        <translation>%1 的 CumReg（奖励）</translation>
    </message>
</context>
<context>
    <name>acr::ui::BeliefPanel</name>
    <message>
        <source>What the cells show</source>
        <translation>单元格显示的内容</translation>
    </message>
    <message>
        <source>Expected score</source>
        <translation>期望得分</translation>
    </message>
    <message>
        <source>The score that the router expects, 0 to 1</source>
        <translation>路由器期望的得分，0 到 1</translation>
    </message>
    <message>
        <source>Uncertainty</source>
        <translation>不确定性</translation>
    </message>
    <message>
        <source>Standard deviation of that expectation</source>
        <translation>该期望的标准差</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>证据</translation>
    </message>
    <message>
        <source>How many observed tasks the expectation is worth</source>
        <translation>该期望相当于多少个已观测任务</translation>
    </message>
    <message>
        <source>Beliefs by group and model</source>
        <translation>按分组和模型的信念</translation>
    </message>
    <message>
        <source>This policy keeps no beliefs</source>
        <translation>此策略没有信念</translation>
    </message>
    <message>
        <source>Choose acrouter above to see what it expects of each model.</source>
        <translation>在上方选择 acrouter，查看它对每个模型的期望。</translation>
    </message>
    <message>
        <source>expected score</source>
        <translation>期望得分</translation>
    </message>
    <message>
        <source>score sd</source>
        <translation>得分标准差</translation>
    </message>
    <message>
        <source>tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Show the sources of each dimension as rows of their own</source>
        <translation>将每个维度的来源显示为单独的行</translation>
    </message>
    <message>
        <source>Since the start</source>
        <translation>自开始以来</translation>
    </message>
    <message>
        <source>Show how much the beliefs have changed since the first step, against the priors</source>
        <translation>显示信念自第一步起相对于先验的变化</translation>
    </message>
    <message>
        <source>Fitted scale</source>
        <translation>适配色标</translation>
    </message>
    <message>
        <source>Colours from the lowest to the highest value that is shown</source>
        <translation>颜色从所显示的最低值到最高值</translation>
    </message>
    <message>
        <source>Show the tasks</source>
        <translation>显示这些任务</translation>
    </message>
    <message>
        <source>%1, %2
expected score %3 ± %4
evidence %5
expected cost %6</source>
        <translation>%1，%2
期望得分 %3 ± %4
证据量 %5
期望成本 %6</translation>
    </message>
    <message>
        <source>at the start %1 ± %2, evidence %3</source>
        <translation>开始时 %1 ± %2，证据量 %3</translation>
    </message>
    <message>
        <source>change of the score</source>
        <translation>得分的变化</translation>
    </message>
    <message>
        <source>change of the sd</source>
        <translation>标准差的变化</translation>
    </message>
    <message>
        <source>change (tasks)</source>
        <translation>变化（任务）</translation>
    </message>
    <message>
        <source>highest expected score of the row</source>
        <translation>该行中最高的期望得分</translation>
    </message>
    <message>
        <source>Dimension / source</source>
        <translation>维度 / 来源</translation>
    </message>
    <message>
        <source>Dimension</source>
        <translation>维度</translation>
    </message>
</context>
<context>
    <name>acr::ui::BenchmarkDownload</name>
    <message>
        <source>Downloading CodeRouterBench into %1</source>
        <translation>下载 CodeRouterBench 到 %1</translation>
    </message>
</context>
<context>
    <name>acr::ui::BenchmarkPage</name>
    <message numerus="yes">
        <source>%n task(s) shown</source>
        <translation>
            <numerusform>显示 %n 个任务</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 outcomes have a score; %3 of them were not graded; %4 have no cost</source>
        <translation>%2 个结果中有 %1 个有得分，其中 %3 个未评分；%4 个没有成本</translation>
    </message>
    <message>
        <source>No model scores: %1 of the tasks</source>
        <translation>没有模型得分：占任务的 %1</translation>
    </message>
    <message>
        <source>Several models share the best score, unsolved tasks included: %1 of the tasks</source>
        <translation>多个模型并列最高得分（含未解决的任务）：占任务的 %1</translation>
    </message>
    <message>
        <source>Mean score of the choice with the best reward on each task: what a perfect single-shot router reaches</source>
        <translation>每个任务上奖励最佳的选择的平均得分：即完美的单次路由器所能达到的水平</translation>
    </message>
    <message>
        <source>%1 ungraded</source>
        <translation>%1 个未评分</translation>
    </message>
    <message>
        <source>%1 without cost</source>
        <translation>%1 个无成本</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Outcomes</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>No benchmark is open</source>
        <translation>没有打开的评测集</translation>
    </message>
    <message>
        <source>Open a benchmark folder from the File menu, or drop one here. The built-in simulated benchmark is in the same menu.</source>
        <translation>请从“文件”菜单打开评测集文件夹，或将其拖放到此处。内置的模拟评测集也在该菜单中。</translation>
    </message>
    <message>
        <source>Outcomes known</source>
        <translation>已知结果</translation>
    </message>
    <message>
        <source>Unsolved tasks</source>
        <translation>未解决的任务</translation>
    </message>
    <message>
        <source>Tied for best</source>
        <translation>并列最佳</translation>
    </message>
    <message>
        <source>Oracle AvgPerf</source>
        <translation>Oracle AvgPerf</translation>
    </message>
    <message>
        <source>A row a task</source>
        <translation>每个任务一行</translation>
    </message>
    <message>
        <source>A row a task and model</source>
        <translation>每个任务与模型组合一行</translation>
    </message>
    <message>
        <source>Heatmap</source>
        <translation>热力图</translation>
    </message>
    <message>
        <source>Tasks × models as colours</source>
        <translation>以颜色显示任务 × 模型</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>审计</translation>
    </message>
    <message>
        <source>What is odd about the data</source>
        <translation>数据中的异常</translation>
    </message>
    <message>
        <source>This stream</source>
        <translation>当前任务流</translation>
    </message>
    <message>
        <source>All tasks</source>
        <translation>全部任务</translation>
    </message>
    <message>
        <source>Which tasks are shown</source>
        <translation>显示哪些任务</translation>
    </message>
    <message>
        <source>The tasks of the stream in the bar above, or every task of the benchmark</source>
        <translation>上方栏中任务流的任务，或评测集的全部任务</translation>
    </message>
    <message>
        <source>Copy, export, columns</source>
        <translation>复制、导出、列</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Remove all filters</source>
        <translation>清除所有筛选</translation>
    </message>
    <message>
        <source>Export table…</source>
        <translation>导出表格…</translation>
    </message>
    <message>
        <source>Preparing the tables</source>
        <translation>正在准备表格</translation>
    </message>
    <message>
        <source>outcomes</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>findings</source>
        <translation>发现</translation>
    </message>
    <message>
        <source>tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Show outcomes of this task</source>
        <translation>显示此任务的结果</translation>
    </message>
    <message>
        <source>Show in the heatmap</source>
        <translation>在热力图中显示</translation>
    </message>
    <message>
        <source>Only %1</source>
        <translation>仅 %1</translation>
    </message>
    <message>
        <source>Benchmark</source>
        <translation>评测集</translation>
    </message>
    <message>
        <source>Tasks × models</source>
        <translation>任务 × 模型</translation>
    </message>
    <message>
        <source>The tables below are missing or of other settings.</source>
        <translation>下方的表格缺失，或属于其他设置。</translation>
    </message>
    <message>
        <source>Click: these tasks</source>
        <translation>点击：列出这些任务</translation>
    </message>
    <message>
        <source>%1 × %2 outcomes are being read.</source>
        <translation>正在读取 %1 × %2 个结果。</translation>
    </message>
    <message>
        <source>The tables were not prepared</source>
        <translation>表格未能准备好</translation>
    </message>
    <message>
        <source>Scores by model</source>
        <translation>各模型得分</translation>
    </message>
    <message>
        <source>Costs by model</source>
        <translation>各模型成本</translation>
    </message>
    <message>
        <source>Apply to the stream</source>
        <translation>应用到任务流</translation>
    </message>
    <message>
        <source>The stream gets the facets and the text of this filter</source>
        <translation>任务流采用此筛选器的分面和文本</translation>
    </message>
    <message>
        <source>Take the stream&apos;s filter</source>
        <translation>采用任务流的筛选器</translation>
    </message>
    <message>
        <source>The tables get the facets and the text of the stream&apos;s filter</source>
        <translation>表格采用任务流筛选器的分面和文本</translation>
    </message>
    <message>
        <source>What &quot;solves&quot; means…</source>
        <translation>“解决”的含义…</translation>
    </message>
    <message>
        <source>The lowest score that solves a task</source>
        <translation>解决任务的最低得分</translation>
    </message>
    <message>
        <source>Saved filters</source>
        <translation>保存的筛选器</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>A column for each model: its scores, its costs</source>
        <translation>每个模型一列：得分、成本</translation>
    </message>
    <message>
        <source>Columns of models</source>
        <translation>模型列</translation>
    </message>
    <message>
        <source>solves: score ≥ %1</source>
        <translation>解决：得分 ≥ %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Only outcomes of %1</source>
        <translation>仅 %1 的结果</translation>
    </message>
    <message>
        <source>What &quot;solves&quot; means</source>
        <translation>“解决”的含义</translation>
    </message>
    <message>
        <source>A model solves a task when its score is at least</source>
        <translation>模型解决任务的条件是得分至少为</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>where tasks come from, and how many</comment>
        <translation>%1 · %2</translation>
    </message>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>%n 个任务</numerusform>
        </translation>
    </message>
    <message>
        <source>Try again above, or choose another stream.</source>
        <translation>请在上方重试，或选择其他任务流。</translation>
    </message>
</context>
<context>
    <name>acr::ui::CellPanel</name>
    <message>
        <source>Numbers of the selected group and model</source>
        <translation>所选分组和模型的数值</translation>
    </message>
    <message>
        <source>Models in the selected group</source>
        <translation>所选分组中的模型</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95 % 区间</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>values</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>quartiles</source>
        <translation>四分位数</translation>
    </message>
    <message>
        <source>least, greatest</source>
        <translation>最小、最大</translation>
    </message>
    <message>
        <source>on %1</source>
        <translation>在 %1 上</translation>
    </message>
    <message>
        <source>difference</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>%1 (%2 to %3)</source>
        <translation>%1（%2 至 %3）</translation>
    </message>
    <message>
        <source>%1: %2 tasks</source>
        <translation>%1：%2 个任务</translation>
    </message>
    <message>
        <source>Select a model to see its numbers.</source>
        <translation>选择一个模型以查看其数值。</translation>
    </message>
    <message>
        <source>believed</source>
        <translation>信念</translation>
    </message>
    <message>
        <source>%1 ± %2</source>
        <translation>%1 ± %2</translation>
    </message>
    <message>
        <source>worth (tasks)</source>
        <translation>相当于（任务数）</translation>
    </message>
    <message>
        <source>solves where the other fails</source>
        <translation>另一模型失败时解决</translation>
    </message>
    <message>
        <source>the other way round</source>
        <translation>反过来</translation>
    </message>
    <message>
        <source>Pairs of models</source>
        <translation>模型对</translation>
    </message>
    <message>
        <source>beside %1</source>
        <translation>对照 %1</translation>
    </message>
    <message>
        <source>Select a cell to see the pair in numbers.</source>
        <translation>选择一个单元格以查看这一对模型的数值。</translation>
    </message>
    <message>
        <source>Select a model or a cell to see its numbers.</source>
        <translation>选择一个模型或单元格以查看其数值。</translation>
    </message>
    <message>
        <source>solves where they fail (%)</source>
        <translation>在它们失败时解决（%）</translation>
    </message>
    <message>
        <source>tasks solved (%)</source>
        <translation>解决的任务（%）</translation>
    </message>
    <message>
        <source>What the model solves where others fail</source>
        <translation>该模型在其他模型失败时解决的任务</translation>
    </message>
    <message>
        <source>Tasks that each model solves</source>
        <translation>各模型解决的任务</translation>
    </message>
    <message>
        <source>Pool of %1 models: %2 tasks</source>
        <translation>%1 个模型的模型池：%2 个任务</translation>
    </message>
    <message>
        <source>among the best (%)</source>
        <translation>并列或唯一最佳（%）</translation>
    </message>
    <message>
        <source>How often each model is among the best</source>
        <translation>各模型为最佳的频率</translation>
    </message>
    <message>
        <source>By %1: %2 groups</source>
        <translation>按%1：%2 组</translation>
    </message>
    <message>
        <source>Best single model: %1</source>
        <translation>最佳单一模型：%1</translation>
    </message>
    <message>
        <source>Reward with and without the groups</source>
        <translation>分组与不分组的奖励</translation>
    </message>
    <message>
        <source>reward per task</source>
        <translation>每个任务的奖励</translation>
    </message>
    <message>
        <source>Show the tasks</source>
        <translation>显示这些任务</translation>
    </message>
</context>
<context>
    <name>acr::ui::ChangedFilesBar</name>
    <message>
        <source>%1 has changed since it was imported.</source>
        <translation>%1 自导入以来已更改。</translation>
    </message>
    <message>
        <source>%1 and other files have changed since they were imported.</source>
        <translation>%1 和其他文件自导入以来已更改。</translation>
    </message>
    <message>
        <source>Imported files that have changed</source>
        <translation>已更改的导入文件</translation>
    </message>
    <message>
        <source>&amp;Import again</source>
        <translation>重新导入(&amp;I)</translation>
    </message>
    <message>
        <source>Import it as another benchmark of this workspace</source>
        <translation>将其作为本工作区的另一个评测集导入</translation>
    </message>
    <message>
        <source>Replace what was imported</source>
        <translation>替换已导入的内容</translation>
    </message>
</context>
<context>
    <name>acr::ui::ChartDesk</name>
    <message>
        <source>CSV of what is visible</source>
        <translation>可见部分的 CSV</translation>
    </message>
    <message>
        <source>Save data as CSV…</source>
        <translation>将数据保存为 CSV…</translation>
    </message>
    <message>
        <source>add an annotation</source>
        <translation>添加标注</translation>
    </message>
    <message>
        <source>remove an annotation</source>
        <translation>移除标注</translation>
    </message>
    <message>
        <source>change an annotation</source>
        <translation>更改标注</translation>
    </message>
    <message>
        <source>chart</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Save data as CSV</source>
        <translation>将数据保存为 CSV</translation>
    </message>
    <message>
        <source>Change a chart</source>
        <translation>更改图表</translation>
    </message>
    <message>
        <source>change the axes of a chart</source>
        <translation>更改图表的坐标轴</translation>
    </message>
</context>
<context>
    <name>acr::ui::ChartTable</name>
    <message>
        <source>Numbers of the chart</source>
        <translation>图表的数值</translation>
    </message>
    <message>
        <source>Only what is &amp;visible</source>
        <translation>仅限可见部分(&amp;V)</translation>
    </message>
    <message>
        <source>The range of the chart that is on screen; without it everything that it shows</source>
        <translation>图表在屏幕上的范围；不勾选则为其显示的全部内容</translation>
    </message>
    <message>
        <source>Export table…</source>
        <translation>导出表格…</translation>
    </message>
    <message numerus="yes">
        <source>%n rows</source>
        <translation>
            <numerusform>%n 行</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>acr::ui::ChartTableModel</name>
    <message>
        <source>The chart has no value here.</source>
        <translation>图表在此处没有数值。</translation>
    </message>
</context>
<context>
    <name>acr::ui::ChartWidget</name>
    <message>
        <source>Export chart</source>
        <translation>导出图表</translation>
    </message>
    <message>
        <source>chart</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Copy chart</source>
        <translation>复制图表</translation>
    </message>
    <message>
        <source>Export chart…</source>
        <translation>导出图表…</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>PNG image (*.png)</source>
        <translation>PNG 图像 (*.png)</translation>
    </message>
    <message>
        <source>SVG drawing (*.svg)</source>
        <translation>SVG 矢量图 (*.svg)</translation>
    </message>
    <message>
        <source>PDF document (*.pdf)</source>
        <translation>PDF 文档 (*.pdf)</translation>
    </message>
    <message>
        <source>Copy as</source>
        <translation>复制为</translation>
    </message>
    <message>
        <source>Picture (PNG)</source>
        <translation>图片（PNG）</translation>
    </message>
    <message>
        <source>Drawing (SVG)</source>
        <translation>矢量图（SVG）</translation>
    </message>
    <message>
        <source>Show as table</source>
        <translation>显示为表格</translation>
    </message>
    <message>
        <source>Axis range…</source>
        <translation>坐标轴范围…</translation>
    </message>
    <message>
        <source>The chart has no values in this range.</source>
        <translation>图表在此范围内没有数值。</translation>
    </message>
    <message>
        <source>The colours of differences have zero in their middle: type as much below it as above.</source>
        <translation>差值的颜色以零为中点：请输入与其上方相等的下方范围。</translation>
    </message>
    <message>
        <source>Horizontal axis</source>
        <translation>横轴</translation>
    </message>
    <message>
        <source>Vertical axis</source>
        <translation>纵轴</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
</context>
<context>
    <name>acr::ui::ChipBar</name>
    <message>
        <source>%1
Click to remove</source>
        <translation>%1
点击移除</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>移除 %1</translation>
    </message>
</context>
<context>
    <name>acr::ui::ClusterDialog</name>
    <message>
        <source>Chunk %1: process %2 on %3 is gone</source>
        <translation>块 %1：%3 上的进程 %2 已不存在</translation>
    </message>
    <message>
        <source>Chunk %1: process %2 on %3, last written %4 s ago</source>
        <translation>块 %1：%3 上的进程 %2，%4 秒前最后写入</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>及另外 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Merge chunks of different programs or machines, whose last digits may differ</source>
        <translation>合并不同程序或机器的块，其末位数字可能不同</translation>
    </message>
    <message>
        <source>Stop watching</source>
        <translation>停止监视</translation>
    </message>
    <message>
        <source>Replays that are done</source>
        <translation>已完成的回放</translation>
    </message>
    <message>
        <source>The workers go on</source>
        <translation>工作进程继续运行</translation>
    </message>
    <message>
        <source>%1 on %2, in %3</source>
        <translation>%1，基于 %2，位于 %3</translation>
    </message>
    <message>
        <source>%1 of %2 chunks and %3 of %4 replays are there.</source>
        <translation>已有 %2 个块中的 %1 个，%4 次回放中的 %3 次。</translation>
    </message>
    <message numerus="yes">
        <source>%n chunk(s) begun.</source>
        <translation>
            <numerusform>已开始 %n 个块。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chunk(s) broken.</source>
        <translation>
            <numerusform>%n 个块已损坏。</numerusform>
        </translation>
    </message>
    <message>
        <source>They are being merged into the workspace.</source>
        <translation>正在将它们合并到工作区。</translation>
    </message>
    <message numerus="yes">
        <source>%n replay(s) merged into the workspace.</source>
        <translation>
            <numerusform>已将 %n 次回放合并到工作区。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not run.</source>
        <translation>
            <numerusform>%n 次无法运行。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody watches it any more; its workers go on.</source>
        <translation>已停止监视；其工作进程继续运行。</translation>
    </message>
    <message>
        <source>Being computed, or left by a worker that was killed:</source>
        <translation>正在计算，或由被终止的工作进程留下：</translation>
    </message>
    <message>
        <source>Broken; workers compute these chunks again:</source>
        <translation>已损坏；工作进程会重新计算这些块：</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>acr::ui::ClusterRun</name>
    <message>
        <source>Cluster run “%1”</source>
        <translation>集群运行“%1”</translation>
    </message>
</context>
<context>
    <name>acr::ui::ClusterRuns</name>
    <message>
        <source>an open workspace to merge into</source>
        <translation>一个可供合并的已打开的工作区</translation>
    </message>
    <message>
        <source>the workspace is open for reading only</source>
        <translation>工作区以只读方式打开</translation>
    </message>
</context>
<context>
    <name>acr::ui::ColumnTableModel</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>acr::ui::CommandPalette</name>
    <message>
        <source>Nothing fits. Try fewer letters, or the id of a task.</source>
        <translation>没有匹配项。请减少字母，或输入任务 ID。</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>命令面板</translation>
    </message>
    <message>
        <source>What to do or to go to</source>
        <translation>要执行的操作或要前往的位置</translation>
    </message>
    <message>
        <source>What fits</source>
        <translation>匹配项</translation>
    </message>
    <message>
        <source>Type a command, a page, a help topic, a policy, a model or the id of a task</source>
        <translation>输入命令、页面、帮助主题、策略、模型或任务 ID</translation>
    </message>
</context>
<context>
    <name>acr::ui::ComparePanel</name>
    <message>
        <source>%1: seed %2</source>
        <translation>%1：种子 %2</translation>
    </message>
    <message>
        <source>%1 against %2: CumReg %3 − %4 = %5 over %6 common tasks, AvgPerf %7 points, cost %8. Flipped tasks: %9.</source>
        <translation>%1 对比 %2：在 %6 个共同任务上 CumReg %3 − %4 = %5，AvgPerf %7 个百分点，成本 %8。翻转的任务：%9。</translation>
    </message>
    <message>
        <source>They make up %1 of the difference: A is better on %2, worse on %3, equal on %4.</source>
        <translation>它们占差异中的 %1：A 在 %2 个任务上更好，%3 个更差，%4 个相同。</translation>
    </message>
    <message>
        <source>The other %1 come from the same pick at another cost or score.</source>
        <translation>其余 %1 来自选择相同但成本或得分不同的任务。</translation>
    </message>
    <message>
        <source>Tasks that only one of them covers: %1.</source>
        <translation>仅其中一方覆盖的任务：%1。</translation>
    </message>
    <message>
        <source>Summary of the comparison</source>
        <translation>比较摘要</translation>
    </message>
    <message>
        <source>Filter flipped tasks</source>
        <translation>筛选翻转的任务</translation>
    </message>
    <message>
        <source>Seed of run A</source>
        <translation>运行 A 的种子</translation>
    </message>
    <message>
        <source>Seed of run B</source>
        <translation>运行 B 的种子</translation>
    </message>
    <message>
        <source>Swap A and B</source>
        <translation>交换 A 与 B</translation>
    </message>
    <message>
        <source>Compare the other way round</source>
        <translation>反过来比较</translation>
    </message>
    <message>
        <source>Flipped tasks</source>
        <translation>翻转的任务</translation>
    </message>
    <message>
        <source>task in stream</source>
        <translation>任务流中的任务</translation>
    </message>
    <message>
        <source>ΔCumReg, A − B (reward)</source>
        <translation>ΔCumReg，A − B（奖励）</translation>
    </message>
    <message>
        <source>Difference of cumulative regret</source>
        <translation>累计遗憾之差</translation>
    </message>
    <message>
        <source>Nothing to compare</source>
        <translation>没有可比较的内容</translation>
    </message>
    <message>
        <source>Choose two runs above.</source>
        <translation>请在上方选择两次运行。</translation>
    </message>
    <message>
        <source>A − B</source>
        <translation>A − B</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>CumReg is against the models that were called, and says nothing of the others.</source>
        <translation>CumReg 只相对于被调用的模型，对其他模型没有说明。</translation>
    </message>
</context>
<context>
    <name>acr::ui::CurveChart</name>
    <message>
        <source>No curves yet</source>
        <translation>尚无曲线</translation>
    </message>
    <message>
        <source>Pick at least one policy to see its curve.</source>
        <translation>请至少选择一个策略以查看其曲线。</translation>
    </message>
    <message>
        <source>%1 over %2. Curves: %3. Use the arrow keys to pan, plus and minus to zoom, zero to show everything.</source>
        <translation>%1 随 %2 的变化。曲线：%3。方向键平移，加号和减号缩放，数字零显示全部。</translation>
    </message>
    <message>
        <source>%1, low</source>
        <comment>end of an interval</comment>
        <translation>%1，下限</translation>
    </message>
    <message>
        <source>%1, high</source>
        <comment>end of an interval</comment>
        <translation>%1，上限</translation>
    </message>
</context>
<context>
    <name>acr::ui::CurvePanel</name>
    <message>
        <source>Cumulative regret</source>
        <translation>累计遗憾</translation>
    </message>
    <message>
        <source>Running AvgPerf</source>
        <translation>至今 AvgPerf</translation>
    </message>
    <message>
        <source>Cumulative cost</source>
        <translation>累计成本</translation>
    </message>
    <message>
        <source>cumulative regret (reward)</source>
        <translation>累计遗憾（奖励）</translation>
    </message>
    <message>
        <source>running AvgPerf (%)</source>
        <translation>至今 AvgPerf（%）</translation>
    </message>
    <message>
        <source>cumulative cost (USD)</source>
        <translation>累计成本（美元）</translation>
    </message>
    <message>
        <source>&amp;Second chart</source>
        <translation>第二图表(&amp;S)</translation>
    </message>
    <message>
        <source>Show %1 in the main picture</source>
        <translation>在主图中显示%1</translation>
    </message>
    <message>
        <source>What the main picture shows</source>
        <translation>主图显示的内容</translation>
    </message>
    <message>
        <source>Another metric below, with the same zoom and crosshair</source>
        <translation>在下方显示另一指标，缩放与十字线保持同步</translation>
    </message>
    <message>
        <source>Show the whole stream</source>
        <translation>显示整个任务流</translation>
    </message>
    <message>
        <source>task in stream</source>
        <translation>任务流中的任务</translation>
    </message>
    <message>
        <source>Show the tasks with regret</source>
        <translation>显示有遗憾的任务</translation>
    </message>
    <message>
        <source>Pin as ghost</source>
        <translation>固定为对照线</translation>
    </message>
</context>
<context>
    <name>acr::ui::DataTable</name>
    <message>
        <source>Export table</source>
        <translation>导出表格</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy as</source>
        <translation>复制为</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>LaTeX</source>
        <translation>LaTeX</translation>
    </message>
    <message>
        <source>Export table…</source>
        <translation>导出表格…</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Sort ascending</source>
        <translation>升序排序</translation>
    </message>
    <message>
        <source>Sort descending</source>
        <translation>降序排序</translation>
    </message>
    <message>
        <source>Original order</source>
        <translation>原始顺序</translation>
    </message>
    <message>
        <source>Fit width</source>
        <translation>适应宽度</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>全部显示</translation>
    </message>
    <message>
        <source>Hide all</source>
        <translation>全部隐藏</translation>
    </message>
</context>
<context>
    <name>acr::ui::DecisionPanel</name>
    <message>
        <source>Task of the step</source>
        <translation>该步的任务</translation>
    </message>
    <message>
        <source>Why the router chose so</source>
        <translation>路由器为何如此选择</translation>
    </message>
    <message>
        <source>Regret of the step</source>
        <translation>该步的遗憾</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>尝试</translation>
    </message>
    <message>
        <source>Regret</source>
        <translation>遗憾</translation>
    </message>
    <message>
        <source>Similar earlier tasks</source>
        <translation>相似的先前任务</translation>
    </message>
    <message>
        <source>No step yet</source>
        <translation>尚无步骤</translation>
    </message>
    <message>
        <source>Pivotal: %1; without it the pick would be another</source>
        <translation>关键：%1；没有它，所选模型会不同</translation>
    </message>
    <message>
        <source>No single voter is pivotal</source>
        <translation>没有哪一票是关键票</translation>
    </message>
    <message>
        <source>Pivotal: %1 for %2 (%3); without it the pick would be another</source>
        <translation>关键：%1 投给 %2（%3）；没有它，所选模型会不同</translation>
    </message>
    <message>
        <source>the weight of %1</source>
        <translation>%1 的权重</translation>
    </message>
    <message>
        <source>the prior mean of %1</source>
        <translation>%1 的先验均值</translation>
    </message>
    <message>
        <source>the prior mean of %1 in %2</source>
        <translation>%1 在 %2 中的先验均值</translation>
    </message>
    <message>
        <source>its value</source>
        <translation>它的值</translation>
    </message>
    <message>
        <source>the score of %1 on the similar task %2</source>
        <translation>%1 在相似任务 %2 上的得分</translation>
    </message>
    <message>
        <source>Flips to %1 if %2 goes from %3 past %4</source>
        <translation>若 %2 从 %3 越过 %4，则翻转为 %1</translation>
    </message>
    <message>
        <source>What was learned overrules the prior: it would have picked %1</source>
        <translation>学习结果推翻了先验：按先验会选择 %1</translation>
    </message>
    <message>
        <source>%1 = %2 quality − %3 cost</source>
        <translation>%1 = %2 质量 − %3 成本</translation>
    </message>
    <message>
        <source>%1 = %2 quality + %3 cost</source>
        <translation>%1 = %2 质量 + %3 成本</translation>
    </message>
    <message>
        <source>The oracle: %1, score %2 for %3; here: score %4 for %5</source>
        <translation>Oracle：%1，得分 %2，成本 %3；此处：得分 %4，成本 %5</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>pick, reason</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1: %2, leads by %3</source>
        <comment>pick, reason, margin</comment>
        <translation>%1：%2，领先 %3</translation>
    </message>
    <message>
        <source>Try this flip on the Priors page</source>
        <translation>在先验页面试一试这个翻转</translation>
    </message>
    <message>
        <source>Makes the change on the prior desk, where the whole stream is replayed with it</source>
        <translation>在先验工作台上做出这一修改，并以此回放整条任务流</translation>
    </message>
    <message>
        <source>the record does not say why</source>
        <comment>in place of a reason</comment>
        <translation>记录没有说明原因</translation>
    </message>
    <message>
        <source>Kind: %1. %2</source>
        <comment>verdict, what it means</comment>
        <translation>类型：%1。%2</translation>
    </message>
</context>
<context>
    <name>acr::ui::DeskState</name>
    <message>
        <source>The workspace can only be read: what is changed here is kept until the program is closed.</source>
        <translation>该工作区只能读取：此处的更改保留到程序关闭为止。</translation>
    </message>
</context>
<context>
    <name>acr::ui::DiffModel</name>
    <message>
        <source>pinned</source>
        <translation>已固定</translation>
    </message>
    <message>
        <source>added</source>
        <translation>已添加</translation>
    </message>
    <message>
        <source>forgotten</source>
        <translation>已遗忘</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>已更改</translation>
    </message>
    <message>
        <source>belief</source>
        <translation>信念</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Task or group</source>
        <translation>任务或组</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>之后</translation>
    </message>
</context>
<context>
    <name>acr::ui::DifferenceModel</name>
    <message>
        <source>not given</source>
        <translation>未给出</translation>
    </message>
    <message>
        <source>All groups</source>
        <translation>全部分组</translation>
    </message>
    <message>
        <source>%1: double click for the tasks on which the runs have another regret</source>
        <translation>%1：双击查看两次运行遗憾不同的任务</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Differ</source>
        <translation>不同</translation>
    </message>
    <message>
        <source>CumReg A</source>
        <translation>CumReg A</translation>
    </message>
    <message>
        <source>CumReg B</source>
        <translation>CumReg B</translation>
    </message>
    <message>
        <source>A − B</source>
        <translation>A − B</translation>
    </message>
    <message>
        <source>Δ quality</source>
        <translation>Δ 质量</translation>
    </message>
    <message>
        <source>Δ cost</source>
        <translation>Δ 成本</translation>
    </message>
    <message>
        <source>Tasks that both runs have</source>
        <translation>两次运行共有的任务</translation>
    </message>
    <message>
        <source>Of these tasks: those with another regret</source>
        <translation>其中遗憾不同的任务</translation>
    </message>
    <message>
        <source>The part of A − B that comes from scores</source>
        <translation>A − B 中来自得分的部分</translation>
    </message>
    <message>
        <source>The part of A − B that comes from costs, as reward</source>
        <translation>A − B 中来自成本的部分（以奖励计）</translation>
    </message>
    <message>
        <source>Regret of A minus regret of B; below zero A did better. The first row is the sum.</source>
        <translation>A 的遗憾减 B 的遗憾；小于零表示 A 更好。第一行是总和。</translation>
    </message>
</context>
<context>
    <name>acr::ui::DifferencePanel</name>
    <message>
        <source>Difference of regret by group</source>
        <translation>各分组的遗憾之差</translation>
    </message>
    <message>
        <source>A − B b&amp;y</source>
        <translation>A − B 按(&amp;Y)</translation>
    </message>
    <message>
        <source>What the difference is split by</source>
        <translation>遗憾之差按什么拆分</translation>
    </message>
    <message>
        <source>Largest first</source>
        <translation>最大的在前</translation>
    </message>
    <message>
        <source>Sort the groups by the absolute size of the difference</source>
        <translation>按差的绝对值对分组排序</translation>
    </message>
    <message>
        <source>Swap A and B</source>
        <translation>交换 A 与 B</translation>
    </message>
    <message>
        <source>Compare the other way round</source>
        <translation>反过来比较</translation>
    </message>
    <message>
        <source>ΔCumReg, A − B (reward)</source>
        <translation>ΔCumReg，A − B（奖励）</translation>
    </message>
    <message>
        <source>Nothing to compare</source>
        <translation>没有可比较的内容</translation>
    </message>
    <message>
        <source>Choose two runs above.</source>
        <translation>请在上方选择两次运行。</translation>
    </message>
    <message>
        <source>Show the tasks that differ</source>
        <translation>显示不同的任务</translation>
    </message>
    <message>
        <source>A: seed %1</source>
        <translation>A：种子 %1</translation>
    </message>
    <message>
        <source>B: seed %1</source>
        <translation>B：种子 %1</translation>
    </message>
    <message>
        <source>quality</source>
        <translation>质量</translation>
    </message>
    <message>
        <source>cost</source>
        <translation>成本</translation>
    </message>
</context>
<context>
    <name>acr::ui::Document</name>
    <message>
        <source>Computing the leaderboard</source>
        <translation>正在计算排行榜</translation>
    </message>
</context>
<context>
    <name>acr::ui::DownloadDialog</name>
    <message>
        <source>Download</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>Download CodeRouterBench</source>
        <translation>下载 CodeRouterBench</translation>
    </message>
    <message>
        <source>Into the folder</source>
        <translation>目标文件夹</translation>
    </message>
    <message>
        <source>The files are checked and then imported into this workspace. A download that was cancelled or broke off is continued.</source>
        <translation>文件经核对后导入此工作区。取消或中断的下载会继续进行。</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>From</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Folder for the files</source>
        <translation>存放文件的文件夹</translation>
    </message>
    <message>
        <source>An address begins with http:// or https:// and does not name a user.</source>
        <translation>地址以 http:// 或 https:// 开头，且不含用户名。</translation>
    </message>
</context>
<context>
    <name>acr::ui::EntriesPanel</name>
    <message>
        <source>Entries</source>
        <translation>条目数</translation>
    </message>
    <message>
        <source>Search tasks and models</source>
        <translation>搜索任务和模型</translation>
    </message>
    <message>
        <source>Search entries</source>
        <translation>搜索条目</translation>
    </message>
    <message>
        <source>Only entries of this model</source>
        <translation>仅此模型的条目</translation>
    </message>
    <message>
        <source>All models</source>
        <translation>所有模型</translation>
    </message>
    <message>
        <source>%1 of %2 entries</source>
        <translation>%2 个条目中的 %1 个</translation>
    </message>
    <message>
        <source>Show the tasks of the listed entries</source>
        <translation>显示所列条目的任务</translation>
    </message>
</context>
<context>
    <name>acr::ui::EntryModel</name>
    <message>
        <source>pinned</source>
        <translation>已固定</translation>
    </message>
    <message>
        <source>The verifier gave no score.</source>
        <translation>验证器没有给出得分。</translation>
    </message>
    <message>
        <source>No cost is recorded for this call.</source>
        <translation>此次调用没有成本记录。</translation>
    </message>
</context>
<context>
    <name>acr::ui::EntryPanel</name>
    <message>
        <source>Nearest entries</source>
        <translation>最近的条目</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>The benchmark has no prompt for this task.</source>
        <translation>评测集中没有此任务的提示词。</translation>
    </message>
    <message>
        <source>Nearest in memory</source>
        <translation>记忆中的近邻</translation>
    </message>
    <message>
        <source>No entry is chosen</source>
        <translation>未选择条目</translation>
    </message>
    <message>
        <source>Click a point of the map, or a row of the table.</source>
        <translation>点击图中的一个点或表格中的一行。</translation>
    </message>
    <message>
        <source>no score</source>
        <translation>无得分</translation>
    </message>
    <message>
        <source>score %1</source>
        <translation>得分 %1</translation>
    </message>
    <message>
        <source>cost unknown</source>
        <translation>成本未知</translation>
    </message>
    <message>
        <source>from before the stream</source>
        <translation>来自任务流开始之前</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>第 %1 步</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>已固定</translation>
    </message>
</context>
<context>
    <name>acr::ui::ErrorDialog</name>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>问题所在</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>全部复制</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n problem(s), of which the first %2 are listed</source>
        <translation>
            <numerusform>%1：%n 个问题，列出前 %2 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n problem(s)</source>
        <translation>
            <numerusform>%1：%n 个问题</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>acr::ui::EventDialog</name>
    <message>
        <source> tasks</source>
        <translation> 个任务</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>模型(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;After</source>
        <translation>之后(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Price</source>
        <translation>价格(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Share of failed tasks that it then solves</source>
        <translation>失败任务中此后能解决的比例(&amp;S)</translation>
    </message>
    <message>
        <source>Below zero it fails that share of what it solved. Which tasks these are is drawn once, by task.</source>
        <translation>小于零时，原本能解决的任务中有该比例会失败。具体是哪些任务，按任务抽取一次后即固定。</translation>
    </message>
    <message>
        <source>The model can&apos;t be called before.</source>
        <translation>在此之前无法调用该模型。</translation>
    </message>
</context>
<context>
    <name>acr::ui::EventPalette</name>
    <message>
        <source>Drag onto the timeline:</source>
        <translation>拖到时间轴上：</translation>
    </message>
</context>
<context>
    <name>acr::ui::FacetModel</name>
    <message numerus="yes">
        <source>%1: %n row(s) that pass the other filters</source>
        <translation>
            <numerusform>%1：有 %n 行通过其他筛选</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %2: %n row(s)</source>
        <translation>
            <numerusform>%1，%2：%n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
</context>
<context>
    <name>acr::ui::FacetPanel</name>
    <message>
        <source>Filters</source>
        <translation>筛选</translation>
    </message>
</context>
<context>
    <name>acr::ui::FacetPopup</name>
    <message>
        <source>Clear filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>Filter of the stream</source>
        <translation>任务流筛选</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Filter text of the stream</source>
        <translation>任务流的筛选文本</translation>
    </message>
    <message>
        <source>solves(MODEL) and score(MODEL) &lt; 0.5</source>
        <translation>solves(MODEL) and score(MODEL) &lt; 0.5</translation>
    </message>
    <message numerus="yes">
        <source>Enter leaves %n task(s) in the stream</source>
        <translation>
            <numerusform>按 Enter 后任务流保留 %n 个任务</numerusform>
        </translation>
    </message>
    <message>
        <source>No task would be left</source>
        <translation>将没有任务保留</translation>
    </message>
</context>
<context>
    <name>acr::ui::FactModel</name>
    <message>
        <source>There are not enough values for it.</source>
        <translation>可用的数值不足。</translation>
    </message>
</context>
<context>
    <name>acr::ui::FigureCard</name>
    <message>
        <source>Show the tasks</source>
        <translation>显示任务</translation>
    </message>
</context>
<context>
    <name>acr::ui::FigureTexts</name>
    <message>
        <source>CumReg (reward)</source>
        <translation>CumReg（奖励）</translation>
    </message>
    <message>
        <source>AvgPerf</source>
        <translation>AvgPerf</translation>
    </message>
    <message>
        <source>Cost of the stream</source>
        <translation>任务流成本</translation>
    </message>
    <message>
        <source>Flipped tasks</source>
        <translation>翻转的任务</translation>
    </message>
    <message>
        <source>of %1 tasks</source>
        <translation>共 %1 个任务</translation>
    </message>
    <message>
        <source>against %1</source>
        <translation>对比 %1</translation>
    </message>
    <message>
        <source>%1 points</source>
        <translation>%1 个百分点</translation>
    </message>
    <message>
        <source>%1 better, %2 worse</source>
        <translation>%1 个更好，%2 个更差</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>成本</translation>
    </message>
    <message>
        <source>Lost on failures</source>
        <translation>失败损失</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>value of the candidate</source>
        <translation>候选模型的值</translation>
    </message>
</context>
<context>
    <name>acr::ui::FilmBar</name>
    <message>
        <source>Steps taken</source>
        <translation>已执行的步数</translation>
    </message>
    <message>
        <source>after %1 of %2 steps</source>
        <translation>%2 步中的第 %1 步之后</translation>
    </message>
    <message>
        <source>no session yet</source>
        <translation>还没有会话</translation>
    </message>
</context>
<context>
    <name>acr::ui::FilmDialog</name>
    <message>
        <source>Export film</source>
        <translation>导出影片</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>Size in pixels</source>
        <translation>像素尺寸</translation>
    </message>
    <message>
        <source>Frames per second</source>
        <translation>每秒帧数</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>ffmpeg is installed: WebM, GIF and PNG files can be written.</source>
        <translation>已安装 ffmpeg：可以写入 WebM、GIF 和 PNG 文件。</translation>
    </message>
    <message>
        <source>GIF and PNG files can be written. WebM needs ffmpeg.</source>
        <translation>可以写入 GIF 和 PNG 文件。WebM 需要 ffmpeg。</translation>
    </message>
    <message>
        <source>Only PNG files, one a frame, can be written. GIF and WebM need ffmpeg.</source>
        <translation>只能写入 PNG 文件，每帧一个。GIF 和 WebM 需要 ffmpeg。</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Film (*.webm)</source>
        <translation>影片 (*.webm)</translation>
    </message>
    <message>
        <source>Animated picture (*.gif)</source>
        <translation>动画图片 (*.gif)</translation>
    </message>
    <message>
        <source>Pictures, one a frame (*.png)</source>
        <translation>图片，每帧一张 (*.png)</translation>
    </message>
</context>
<context>
    <name>acr::ui::FilmExport</name>
    <message>
        <source>no program is installed that writes this kind of file; PNG files need none</source>
        <translation>没有安装能写入此类文件的程序；PNG 文件不需要程序</translation>
    </message>
    <message>
        <source>Writing the film</source>
        <translation>正在写入影片</translation>
    </message>
    <message>
        <source>The film could not be drawn.</source>
        <translation>无法绘制影片。</translation>
    </message>
</context>
<context>
    <name>acr::ui::FilterBar</name>
    <message>
        <source>Filter text</source>
        <translation>筛选文本</translation>
    </message>
    <message>
        <source>Regular expression, matched against each task id, category and model name</source>
        <translation>正则表达式，与每个任务 ID、类别和模型名匹配</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>正则表达式</translation>
    </message>
    <message>
        <source>Remove all filters</source>
        <translation>清除所有筛选</translation>
    </message>
    <message>
        <source>Pattern, for example ^dim1_(mbpp|apps)</source>
        <translation>模式，例如 ^dim1_(mbpp|apps)</translation>
    </message>
    <message>
        <source>Pattern: %1</source>
        <translation>模式：%1</translation>
    </message>
    <message>
        <source>%1 of %2 %3</source>
        <translation>%3：%1 / %2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%2：%1</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search, or filter: solves(MODEL) and score(MODEL) &lt; 0.5</source>
        <translation>搜索或筛选：solves(MODEL) and score(MODEL) &lt; 0.5</translation>
    </message>
    <message>
        <source>Not complete yet</source>
        <translation>尚不完整</translation>
    </message>
    <message>
        <source>Wrong filter</source>
        <translation>筛选器有误</translation>
    </message>
    <message>
        <source>Replaying the policy…</source>
        <translation>正在回放策略…</translation>
    </message>
    <message>
        <source>The rows follow when the policy is replayed on the stream</source>
        <translation>策略在任务流上回放后显示各行</translation>
    </message>
</context>
<context>
    <name>acr::ui::FilterBox</name>
    <message>
        <source>Saved filters</source>
        <translation>保存的筛选器</translation>
    </message>
    <message>
        <source>Nothing is saved yet</source>
        <translation>尚未保存任何内容</translation>
    </message>
    <message>
        <source>Save the filter…</source>
        <translation>保存筛选器…</translation>
    </message>
    <message>
        <source>Save the filter</source>
        <translation>保存筛选器</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Rename the filter</source>
        <translation>重命名筛选器</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
</context>
<context>
    <name>acr::ui::FilterEdit</name>
    <message>
        <source>What can stand here</source>
        <translation>此处可用的内容</translation>
    </message>
</context>
<context>
    <name>acr::ui::FilterKeeper</name>
    <message numerus="yes">
        <source>%n value(s) of the table&apos;s filter were left out: the benchmark does not have them.</source>
        <translation>
            <numerusform>略去了表格筛选器的 %n 个值：评测集中没有这些值。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>acr::ui::FlipModel</name>
    <message>
        <source>Regret on this task: %1 before, %2 after</source>
        <translation>此任务上的遗憾：之前 %1，之后 %2</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Δ regret</source>
        <translation>Δ 遗憾</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Dimension</source>
        <translation>维度</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>Regret after the change minus regret before, on this task alone; below zero it got better</source>
        <translation>仅就此任务而言，更改后的遗憾减去更改前的遗憾；小于零表示变好</translation>
    </message>
</context>
<context>
    <name>acr::ui::FlipPanel</name>
    <message>
        <source>Flipped tasks</source>
        <translation>翻转的任务</translation>
    </message>
    <message>
        <source>No task is flipped</source>
        <translation>没有翻转的任务</translation>
    </message>
    <message>
        <source>Drag a cell of the heatmap up or down, or move a weight: tasks that then go to another model are listed here.</source>
        <translation>上下拖动热力图的单元格，或移动一个权重：选择改变的任务列在这里。</translation>
    </message>
</context>
<context>
    <name>acr::ui::FlipTrialBar</name>
    <message>
        <source>&amp;Try it</source>
        <translation>试一试(&amp;T)</translation>
    </message>
    <message>
        <source>The smallest change that flips the selected task</source>
        <translation>能翻转所选任务的最小变化</translation>
    </message>
    <message>
        <source>Make this change on the desk; Ctrl+Z takes it back</source>
        <translation>在先验工作台上做出这一修改；Ctrl+Z 可撤销</translation>
    </message>
    <message>
        <source>Select a task of the stream to see the smallest change that flips its decision.</source>
        <translation>选择任务流中的一个任务，即可查看能翻转其决策的最小变化。</translation>
    </message>
    <message>
        <source>Looking for the smallest flip</source>
        <translation>正在查找最小的翻转</translation>
    </message>
    <message>
        <source>%1 is not decided by this policy.</source>
        <translation>该策略不决定 %1。</translation>
    </message>
    <message>
        <source>%1 goes to %2; it would go to %3 with the %4 at %5 instead of %6.</source>
        <translation>%1 交给 %2；若 %4 为 %5 而不是 %6，则会交给 %3。</translation>
    </message>
    <message>
        <source>%1 goes to %2; no single number of the set flips this decision.</source>
        <translation>%1 交给 %2；先验集中没有单独一个数能翻转这一决策。</translation>
    </message>
    <message>
        <source>This flip cannot be tried: the set has no such number.</source>
        <translation>无法试这个翻转：先验集中没有这个数。</translation>
    </message>
    <message>
        <source>The %1 is %2 already.</source>
        <translation>%1已经是 %2。</translation>
    </message>
    <message>
        <source>Tried: %1 from %2 to %3.</source>
        <translation>已试：%1从 %2 改为 %3。</translation>
    </message>
    <message>
        <source>%1 still goes to %2: earlier decisions changed, too, and with them what the router has learned.</source>
        <translation>%1 仍交给 %2：之前的决策也变了，路由器学到的内容随之改变。</translation>
    </message>
    <message>
        <source>%1 now goes to %2, before to %3.</source>
        <translation>%1 现在交给 %2，之前交给 %3。</translation>
    </message>
    <message>
        <source>%1 now goes to %2.</source>
        <translation>%1 现在交给 %2。</translation>
    </message>
    <message>
        <source>Tasks flipped against the reference: %1.</source>
        <translation>相对于参照翻转的任务：%1。</translation>
    </message>
</context>
<context>
    <name>acr::ui::FlippedModel</name>
    <message>
        <source>Δregret %1 = %2 (A) − %3 (B)</source>
        <translation>Δ遗憾 %1 = %2（A）− %3（B）</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Regret of A minus regret of B on this task; below zero A did better</source>
        <translation>此任务上 A 的遗憾减去 B 的遗憾；小于零表示 A 更好</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Dimension</source>
        <translation>维度</translation>
    </message>
    <message>
        <source>A: pick</source>
        <translation>A：选择</translation>
    </message>
    <message>
        <source>A: score</source>
        <translation>A：得分</translation>
    </message>
    <message>
        <source>A: cost</source>
        <translation>A：成本</translation>
    </message>
    <message>
        <source>B: pick</source>
        <translation>B：选择</translation>
    </message>
    <message>
        <source>B: score</source>
        <translation>B：得分</translation>
    </message>
    <message>
        <source>B: cost</source>
        <translation>B：成本</translation>
    </message>
    <message>
        <source>Δ regret</source>
        <translation>Δ 遗憾</translation>
    </message>
</context>
<context>
    <name>acr::ui::ForkDialog</name>
    <message>
        <source>Fork before step %1</source>
        <translation>在第 %1 步之前分叉</translation>
    </message>
    <message>
        <source>The earlier steps are shared. The new router learns from their feedback and decides from here on.</source>
        <translation>此前的步骤是共享的。新的路由器会从这些步骤的反馈中学习，并从此处开始决策。</translation>
    </message>
    <message>
        <source>&amp;Policy</source>
        <translation>策略(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Seed</source>
        <translation>种子(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Fork</source>
        <translation>分叉(&amp;F)</translation>
    </message>
    <message>
        <source>Prior set</source>
        <translation>先验集</translation>
    </message>
    <message>
        <source>Prior sets (*.json)</source>
        <translation>先验集 (*.json)</translation>
    </message>
    <message>
        <source>Priors of the fork</source>
        <translation>分叉的先验</translation>
    </message>
    <message>
        <source>As the session has them: %1</source>
        <translation>与会话相同：%1</translation>
    </message>
    <message>
        <source>As the session has them: learned from the probing split</source>
        <translation>与会话相同：从探测集学习</translation>
    </message>
    <message>
        <source>Learned from the probing split</source>
        <translation>从探测集学习</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>来自文件…</translation>
    </message>
    <message>
        <source>P&amp;riors</source>
        <translation>先验(&amp;R)</translation>
    </message>
    <message>
        <source>From a file: %1</source>
        <translation>来自文件：%1</translation>
    </message>
</context>
<context>
    <name>acr::ui::ForkList</name>
    <message>
        <source>%1, fork at %2</source>
        <translation>%1，在第 %2 步分叉</translation>
    </message>
    <message>
        <source>Forks</source>
        <translation>分叉</translation>
    </message>
    <message>
        <source>Pin as ghost</source>
        <translation>固定为对照线</translation>
    </message>
    <message>
        <source>Name the fork…</source>
        <translation>命名分叉…</translation>
    </message>
    <message>
        <source>Keep the fork as the session</source>
        <translation>将分叉保留为会话</translation>
    </message>
    <message>
        <source>Take the fork away</source>
        <translation>移除分叉</translation>
    </message>
</context>
<context>
    <name>acr::ui::ForkModel</name>
    <message>
        <source>Fork</source>
        <translation>分叉</translation>
    </message>
    <message>
        <source>Differs at</source>
        <translation>差异始于</translation>
    </message>
    <message>
        <source>ΔCumReg here</source>
        <translation>此处 ΔCumReg</translation>
    </message>
    <message>
        <source>ΔCumReg at end</source>
        <translation>末尾 ΔCumReg</translation>
    </message>
    <message>
        <source>ΔAvgPerf at end</source>
        <translation>末尾 ΔAvgPerf</translation>
    </message>
    <message>
        <source>ΔCost at end</source>
        <translation>末尾 Δ成本</translation>
    </message>
    <message>
        <source>The fork minus its session, after the step at the cursor</source>
        <translation>光标所在步骤之后，分叉减去其会话</translation>
    </message>
    <message>
        <source>The fork minus its session, after the last step that both have</source>
        <translation>两者共有的最后一步之后，分叉减去其会话</translation>
    </message>
</context>
<context>
    <name>acr::ui::GhostBar</name>
    <message>
        <source>%1, session</source>
        <translation>%1，会话</translation>
    </message>
    <message>
        <source>%1, fork at %2</source>
        <translation>%1，在第 %2 步分叉</translation>
    </message>
    <message>
        <source>%1, with events</source>
        <translation>%1，含事件</translation>
    </message>
    <message>
        <source>%1, decided with ε₂ = %2</source>
        <translation>%1，以 ε₂ = %2 决策</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>ghost: %1</source>
        <translation>对照线：%1</translation>
    </message>
    <message>
        <source>Remove this ghost</source>
        <translation>移除这条对照线</translation>
    </message>
    <message>
        <source>Pinned runs</source>
        <translation>固定的运行</translation>
    </message>
    <message>
        <source>ghost %1: with regret</source>
        <translation>对照线 %1：有遗憾</translation>
    </message>
</context>
<context>
    <name>acr::ui::HeatmapPane</name>
    <message>
        <source>Value of the cells</source>
        <translation>单元格的值</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>成本</translation>
    </message>
    <message>
        <source>Reward</source>
        <translation>奖励</translation>
    </message>
    <message>
        <source>Regret</source>
        <translation>遗憾</translation>
    </message>
    <message>
        <source>What choosing the model loses against the best choice</source>
        <translation>选择该模型相对于最佳选择的损失</translation>
    </message>
    <message>
        <source>Order of the tasks</source>
        <translation>任务的顺序</translation>
    </message>
    <message>
        <source>Stream order</source>
        <translation>任务流顺序</translation>
    </message>
    <message>
        <source>Hardest first</source>
        <translation>最难优先</translation>
    </message>
    <message>
        <source>By best model</source>
        <translation>按最佳模型</translation>
    </message>
    <message>
        <source>By dimension</source>
        <translation>按维度</translation>
    </message>
    <message>
        <source>As in the table</source>
        <translation>与表格一致</translation>
    </message>
    <message>
        <source>Tasks and models</source>
        <translation>任务与模型</translation>
    </message>
    <message>
        <source>Show all tasks (0)</source>
        <translation>显示全部任务 (0)</translation>
    </message>
    <message>
        <source>Show all tasks</source>
        <translation>显示全部任务</translation>
    </message>
    <message>
        <source>%1, ungraded</source>
        <translation>%1，未评分</translation>
    </message>
    <message>
        <source>Hatched: missing or not graded</source>
        <translation>阴影线：缺失或未评分</translation>
    </message>
    <message>
        <source>score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>cost (USD)</source>
        <translation>成本（美元）</translation>
    </message>
    <message>
        <source>Hatched: missing. The scale ends at %1; 2 % of the calls cost more, up to %2</source>
        <translation>阴影线：缺失。色标止于 %1；有 2 % 的调用成本更高，最高达 %2</translation>
    </message>
    <message>
        <source>reward</source>
        <translation>奖励</translation>
    </message>
    <message>
        <source>regret (reward)</source>
        <translation>遗憾（奖励）</translation>
    </message>
    <message>
        <source>tasks, in stream order</source>
        <translation>任务，按任务流顺序</translation>
    </message>
    <message>
        <source>tasks, hardest first</source>
        <translation>任务，最难优先</translation>
    </message>
    <message>
        <source>tasks, by best model</source>
        <translation>任务，按最佳模型</translation>
    </message>
    <message>
        <source>tasks, by dimension</source>
        <translation>任务，按维度</translation>
    </message>
    <message>
        <source>tasks, as in the table</source>
        <translation>任务，与表格一致</translation>
    </message>
    <message>
        <source>%1
%2
score %3
cost %4
reward %5
regret %6</source>
        <translation>%1
%2
得分 %3
成本 %4
奖励 %5
遗憾 %6</translation>
    </message>
    <message>
        <source>Show in the table of tasks</source>
        <translation>在任务表中显示</translation>
    </message>
</context>
<context>
    <name>acr::ui::HeatmapView</name>
    <message>
        <source>Nothing to show</source>
        <translation>没有可显示的内容</translation>
    </message>
    <message>
        <source>Open a benchmark, or clear the filter.</source>
        <translation>请打开评测集，或清除筛选。</translation>
    </message>
    <message>
        <source>Heatmap of %1: %2 rows, %3 columns. Arrow keys move the selected cell, plus and minus zoom, zero shows everything.</source>
        <translation>%1 的热力图：%2 行，%3 列。方向键移动所选单元格，加号和减号缩放，数字零显示全部。</translation>
    </message>
    <message>
        <source>%1 · %2
%3 %4</source>
        <translation>%1 · %2
%3 %4</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
</context>
<context>
    <name>acr::ui::HelpDocument</name>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>the reference</source>
        <translation>参照</translation>
    </message>
</context>
<context>
    <name>acr::ui::HelpView</name>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>目录</translation>
    </message>
</context>
<context>
    <name>acr::ui::ImportWatch</name>
    <message>
        <source>Comparing files with what was imported</source>
        <translation>正在将文件与导入的内容比较</translation>
    </message>
</context>
<context>
    <name>acr::ui::JobRow</name>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancel: %1</source>
        <translation>取消：%1</translation>
    </message>
</context>
<context>
    <name>acr::ui::JobsIndicator</name>
    <message>
        <source>All that runs in the background</source>
        <translation>所有后台工作</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>另外 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing runs in the background.</source>
        <translation>后台没有正在运行的工作。</translation>
    </message>
    <message>
        <source>Work that was cancelled or failed</source>
        <translation>已取消或失败的工作</translation>
    </message>
    <message>
        <source>%1 without a result</source>
        <translation>%1 项没有结果</translation>
    </message>
</context>
<context>
    <name>acr::ui::KeyStore</name>
    <message>
        <source>This program was built without QtKeychain: keys come from environment variables alone.</source>
        <translation>此程序构建时没有 QtKeychain：密钥只来自环境变量。</translation>
    </message>
    <message>
        <source>The system&apos;s keychain does not answer (%1): keys come from environment variables alone.</source>
        <translation>系统的密钥环没有响应（%1）：密钥只来自环境变量。</translation>
    </message>
</context>
<context>
    <name>acr::ui::KeyboardMap</name>
    <message>
        <source>Keyboard map</source>
        <translation>键盘图</translation>
    </message>
    <message>
        <source>Search by name or keys</source>
        <translation>按名称或按键搜索</translation>
    </message>
    <message>
        <source>Keys of the program</source>
        <translation>程序的按键</translation>
    </message>
    <message>
        <source>&amp;Change…</source>
        <translation>更改(&amp;C)…</translation>
    </message>
    <message>
        <source>Give commands other keys</source>
        <translation>更改命令的按键</translation>
    </message>
    <message>
        <source>&amp;Save as PDF…</source>
        <translation>保存为 PDF(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>打印(&amp;P)…</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>No key fits.</source>
        <translation>没有符合的按键。</translation>
    </message>
    <message>
        <source>Save the keyboard map</source>
        <translation>保存键盘图</translation>
    </message>
    <message>
        <source>PDF document (*.pdf)</source>
        <translation>PDF 文档 (*.pdf)</translation>
    </message>
</context>
<context>
    <name>acr::ui::KeysDialog</name>
    <message>
        <source>environment</source>
        <translation>环境变量</translation>
    </message>
    <message>
        <source>keychain</source>
        <translation>密钥环</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>缺少</translation>
    </message>
    <message>
        <source>the keychain is asked…</source>
        <translation>正在询问密钥环…</translation>
    </message>
    <message>
        <source>missing; no keychain answers</source>
        <translation>缺少；没有密钥环响应</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>存储</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Keys of the endpoints</source>
        <translation>端点的密钥</translation>
    </message>
    <message>
        <source>A key comes from its environment variable, or from the system&apos;s keychain. It is never shown, and never written to a file, a journal or an export.</source>
        <translation>密钥来自其环境变量，或系统的密钥环。密钥从不显示，也从不写入文件、日志或导出内容。</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>端点</translation>
    </message>
    <message>
        <source>Variable</source>
        <translation>变量</translation>
    </message>
    <message>
        <source>Key from</source>
        <translation>密钥来源</translation>
    </message>
    <message>
        <source>The key to store</source>
        <translation>要存储的密钥</translation>
    </message>
    <message>
        <source>Removes the key from the keychain</source>
        <translation>从密钥环中删除密钥</translation>
    </message>
    <message>
        <source>The environment has a key of this variable, and it counts before a stored one.</source>
        <translation>环境中已有此变量的密钥，它优先于存储的密钥。</translation>
    </message>
</context>
<context>
    <name>acr::ui::LaneChart</name>
    <message>
        <source>What the curves show</source>
        <translation>曲线显示的内容</translation>
    </message>
    <message>
        <source>Regret</source>
        <translation>遗憾</translation>
    </message>
    <message>
        <source>Cumulative regret against the oracle</source>
        <translation>相对于 Oracle 的累计遗憾</translation>
    </message>
    <message>
        <source>AvgPerf</source>
        <translation>AvgPerf</translation>
    </message>
    <message>
        <source>Mean score so far</source>
        <translation>至今的平均得分</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>成本</translation>
    </message>
    <message>
        <source>Dollars spent so far</source>
        <translation>至今花费的美元</translation>
    </message>
    <message>
        <source>Running figures of the session</source>
        <translation>会话的实时数值</translation>
    </message>
    <message>
        <source>task in stream</source>
        <translation>任务流中的任务</translation>
    </message>
    <message>
        <source>ahead</source>
        <translation>后续</translation>
    </message>
    <message>
        <source>fork</source>
        <translation>分叉</translation>
    </message>
    <message>
        <source>first difference</source>
        <translation>首个差异</translation>
    </message>
    <message>
        <source>Pin the session as ghost</source>
        <translation>将会话固定为对照线</translation>
    </message>
    <message>
        <source>Pin the fork as ghost</source>
        <translation>将分叉固定为对照线</translation>
    </message>
    <message>
        <source>oracle</source>
        <translation>oracle</translation>
    </message>
    <message>
        <source>Show the tasks with regret</source>
        <translation>显示有遗憾的任务</translation>
    </message>
    <message>
        <source>running AvgPerf (%)</source>
        <translation>至今 AvgPerf（%）</translation>
    </message>
    <message>
        <source>cumulative cost (USD)</source>
        <translation>累计成本（美元）</translation>
    </message>
</context>
<context>
    <name>acr::ui::LeaderboardModel</name>
    <message>
        <source>reference</source>
        <translation>参照</translation>
    </message>
    <message>
        <source>Covers %1 of %2 tasks, so it has no rank.</source>
        <translation>仅覆盖 %2 个任务中的 %1 个，因此没有排名。</translation>
    </message>
    <message>
        <source>ΔCumReg against %1: %2, 95 % interval %3 to %4 (paired bootstrap over tasks)</source>
        <translation>相对于 %1 的 ΔCumReg：%2，95 % 区间 %3 至 %4（按任务配对自助法）</translation>
    </message>
    <message>
        <source>One run: no spread over seeds</source>
        <translation>单次运行：没有种子间的离散度</translation>
    </message>
    <message>
        <source>Nothing is printed for this row on this stream</source>
        <translation>此行在该任务流上没有公布值</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Calls without a recorded cost, counted as $0: %1</source>
        <translation>没有成本记录、按 $0 计的调用：%1</translation>
    </message>
    <message>
        <source>Printed for %1 by the %2</source>
        <translation>公布为 %1，出处：%2</translation>
    </message>
    <message>
        <source>By CumReg, among rows that cover the whole stream; bounds are not ranked</source>
        <translation>在覆盖整个任务流的行中按 CumReg 排名；界限不参与排名</translation>
    </message>
    <message>
        <source>Cumulative regret: what the best choice on every task would have earned more (reward)</source>
        <translation>累计遗憾：若每个任务都作最佳选择可多得的奖励</translation>
    </message>
    <message>
        <source>Standard deviation of CumReg over the seeds</source>
        <translation>各个种子间 CumReg 的标准差</translation>
    </message>
    <message>
        <source>CumReg minus that of %1; below zero is better</source>
        <translation>CumReg 减去 %1 的 CumReg；小于零更好</translation>
    </message>
    <message>
        <source>Lower end of the 95 % interval of ΔCumReg against %1, paired bootstrap over tasks</source>
        <translation>相对于 %1 的 ΔCumReg 的 95 % 区间下限，按任务配对自助法</translation>
    </message>
    <message>
        <source>Upper end of the 95 % interval of ΔCumReg against %1, paired bootstrap over tasks</source>
        <translation>相对于 %1 的 ΔCumReg 的 95 % 区间上限，按任务配对自助法</translation>
    </message>
    <message>
        <source>Mean score in percent</source>
        <translation>以百分比表示的平均得分</translation>
    </message>
    <message>
        <source>Dollars for all calls of the stream</source>
        <translation>任务流中所有调用的费用（美元）</translation>
    </message>
    <message>
        <source>AvgPerf per dollar of the whole stream</source>
        <translation>AvgPerf 除以整个任务流的费用（美元）</translation>
    </message>
    <message>
        <source>As the paper or the release prints it for this stream</source>
        <translation>论文或发布版针对此任务流公布的值</translation>
    </message>
    <message>
        <source>Recomputed minus published</source>
        <translation>重算值减去公布值</translation>
    </message>
    <message>
        <source>Where the published figure stands</source>
        <translation>公布值的出处</translation>
    </message>
    <message>
        <source>Share of tasks whose pick is one of the reward-optimal models</source>
        <translation>所选模型属于奖励最优模型之一的任务占比</translation>
    </message>
    <message>
        <source>Share of picks with a verified score</source>
        <translation>得分经过验证的选择占比</translation>
    </message>
    <message>
        <source>Tasks of the stream that the row covers</source>
        <translation>此行覆盖的任务流中的任务数</translation>
    </message>
    <message>
        <source>Model calls of one run</source>
        <translation>一次运行的模型调用次数</translation>
    </message>
    <message>
        <source>#</source>
        <translation>#</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>策略</translation>
    </message>
    <message>
        <source>CumReg</source>
        <translation>CumReg</translation>
    </message>
    <message>
        <source>± sd</source>
        <translation>± 标准差</translation>
    </message>
    <message>
        <source>Δ reference</source>
        <translation>Δ 参照</translation>
    </message>
    <message>
        <source>95 % from</source>
        <translation>95 % 下限</translation>
    </message>
    <message>
        <source>to</source>
        <comment>upper end of an interval</comment>
        <translation>上限</translation>
    </message>
    <message>
        <source>AvgPerf</source>
        <translation>AvgPerf</translation>
    </message>
    <message>
        <source>$ total</source>
        <translation>$ 总计</translation>
    </message>
    <message>
        <source>Perf/$</source>
        <translation>Perf/$</translation>
    </message>
    <message>
        <source>CumReg publ.</source>
        <translation>CumReg 公布</translation>
    </message>
    <message>
        <source>Δ CumReg</source>
        <translation>Δ CumReg</translation>
    </message>
    <message>
        <source>AvgPerf publ.</source>
        <translation>AvgPerf 公布</translation>
    </message>
    <message>
        <source>Δ AvgPerf</source>
        <translation>Δ AvgPerf</translation>
    </message>
    <message>
        <source>$ publ.</source>
        <translation>$ 公布</translation>
    </message>
    <message>
        <source>Δ $</source>
        <translation>Δ $</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Oracle agreement</source>
        <translation>Oracle 一致率</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>覆盖率</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>任务数</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>调用次数</translation>
    </message>
    <message>
        <source>Recorded and trained policies are not replayed here; &quot;acrouter table --without-siblings&quot; trains them anew</source>
        <translation>此处不回放记录的策略和训练的策略；“acrouter table --without-siblings”会重新训练它们</translation>
    </message>
    <message>
        <source>Needs prompts of the stream and of the probing split</source>
        <translation>需要任务流和探测集的提示词</translation>
    </message>
    <message numerus="yes">
        <source>Of %n task(s) without a sibling</source>
        <translation>
            <numerusform>共 %n 个没有近似任务的任务</numerusform>
        </translation>
    </message>
    <message>
        <source>CumReg withheld</source>
        <translation>隐去后 CumReg</translation>
    </message>
    <message>
        <source>CumReg with the prompts of near-duplicates in the probing split withheld from the policy: what of its figure is not memory of them</source>
        <translation>对策略隐去探测集中近似任务的提示词之后的 CumReg：其数值中不来自对它们的记忆的部分</translation>
    </message>
    <message>
        <source>CumReg new</source>
        <translation>新任务 CumReg</translation>
    </message>
    <message>
        <source>CumReg of the same run on the tasks that have no near-duplicate in the probing split</source>
        <translation>同一次运行在探测集中没有近似任务的任务上的 CumReg</translation>
    </message>
    <message>
        <source>CumReg, called</source>
        <translation>CumReg（被调用）</translation>
    </message>
    <message>
        <source>Regret is</source>
        <translation>遗憾</translation>
    </message>
    <message>
        <source>Measured: some tasks were sent to every model. Unknown: none was. CumReg is against the models that were called, and says nothing of the others.</source>
        <translation>测得：有任务发送给了所有模型。未知：没有这样的任务。CumReg 只相对于被调用的模型，对其他模型没有说明。</translation>
    </message>
    <message>
        <source>Regret/task</source>
        <translation>遗憾/任务</translation>
    </message>
    <message>
        <source>Measured regret a task: mean over the tasks that were sent to every model</source>
        <translation>每个任务测得的遗憾：发送给所有模型的任务的均值</translation>
    </message>
    <message>
        <source>Regret/task from</source>
        <translation>遗憾/任务 下限</translation>
    </message>
    <message>
        <source>Lower end of the 95 % interval of the measured regret a task, by Student&apos;s t</source>
        <translation>每个任务测得的遗憾的 95 % 区间下限，按学生 t 分布</translation>
    </message>
    <message>
        <source>Regret/task to</source>
        <translation>遗憾/任务 上限</translation>
    </message>
    <message>
        <source>Upper end of the 95 % interval of the measured regret a task, by Student&apos;s t</source>
        <translation>每个任务测得的遗憾的 95 % 区间上限，按学生 t 分布</translation>
    </message>
    <message>
        <source>Measured on</source>
        <translation>测量任务数</translation>
    </message>
    <message>
        <source>Tasks that were sent to every model, and of which every answer has a verdict</source>
        <translation>发送给所有模型、且每个回答都有判定的任务</translation>
    </message>
</context>
<context>
    <name>acr::ui::LeaderboardPanel</name>
    <message>
        <source>Filter policies</source>
        <translation>筛选策略</translation>
    </message>
    <message>
        <source>Leaderboard</source>
        <translation>排行榜</translation>
    </message>
    <message>
        <source>Curves:</source>
        <translation>曲线：</translation>
    </message>
    <message>
        <source>Best 5</source>
        <translation>前 5 名</translation>
    </message>
    <message>
        <source>Draw the five lowest CumReg, the bounds and the reference</source>
        <translation>绘制 CumReg 最低的五个策略、界限和参照</translation>
    </message>
    <message>
        <source>Best 10</source>
        <translation>前 10 名</translation>
    </message>
    <message>
        <source>Draw the ten lowest CumReg, the bounds and the reference</source>
        <translation>绘制 CumReg 最低的十个策略、界限和参照</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Draw every row</source>
        <translation>绘制每一行</translation>
    </message>
    <message>
        <source>Families</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Draw or hide the rows of a family</source>
        <translation>绘制或隐藏某一类别的行</translation>
    </message>
    <message>
        <source>%1 (%2 of %3)</source>
        <translation>%1（%2 / %3）</translation>
    </message>
    <message>
        <source>Show the tasks with regret</source>
        <translation>显示有遗憾的任务</translation>
    </message>
    <message>
        <source>Pin as ghost</source>
        <translation>固定为对照线</translation>
    </message>
</context>
<context>
    <name>acr::ui::LiveBeliefModel</name>
    <message>
        <source>Nothing is known of the model in this dimension</source>
        <translation>没有关于该模型在此维度上的信息</translation>
    </message>
    <message>
        <source>Expected score %1</source>
        <translation>期望得分 %1</translation>
    </message>
    <message>
        <source>Expected score %1, expected cost %2</source>
        <translation>期望得分 %1，期望成本 %2</translation>
    </message>
    <message>
        <source>The score that the router expects of %1</source>
        <translation>路由器对 %1 的期望得分</translation>
    </message>
    <message>
        <source>Tasks of the session that the router has learned from</source>
        <translation>会话中路由器已从中学习的任务</translation>
    </message>
    <message>
        <source>Dimension</source>
        <translation>维度</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
</context>
<context>
    <name>acr::ui::LiveComposer</name>
    <message>
        <source>Prompt of the new task</source>
        <translation>新任务的提示词</translation>
    </message>
    <message>
        <source>Tests of the new task</source>
        <translation>新任务的测试</translation>
    </message>
    <message>
        <source>Dimension of the new task</source>
        <translation>新任务的维度</translation>
    </message>
    <message>
        <source>Language of the answer</source>
        <translation>回答的语言</translation>
    </message>
    <message>
        <source>Add the task</source>
        <translation>添加任务</translation>
    </message>
    <message>
        <source>What is to be programmed, in your own words. Name the function that the tests call.</source>
        <translation>用自己的话写明要编写什么程序，并给出测试所调用的函数名。</translation>
    </message>
    <message>
        <source>Statements that run after the answer and fail where it is wrong, for example:
assert add(2, 3) == 5</source>
        <translation>在回答之后运行的语句，回答有错时失败，例如：
assert add(2, 3) == 5</translation>
    </message>
    <message>
        <source>Suggested from the prompt until you choose one; the router learns by dimension</source>
        <translation>选定之前根据提示词给出建议；路由器按维度学习</translation>
    </message>
    <message>
        <source>Suggested from the prompt until you choose one; answers are run in this language</source>
        <translation>选定之前根据提示词给出建议；回答用这种语言运行</translation>
    </message>
    <message>
        <source>Puts the task into the queue (Ctrl+Return)</source>
        <translation>把任务放入队列（Ctrl+Return）</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>Tests</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Dimension</source>
        <translation>维度</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>This machine has no tools for %1, so the verdict stays unknown.</source>
        <translation>这台机器没有 %1 的工具，因此判定保持未知。</translation>
    </message>
    <message>
        <source>The answer and the tests are run in the sandbox.</source>
        <translation>回答与测试在沙箱中运行。</translation>
    </message>
    <message>
        <source>Standard input of the program</source>
        <translation>程序的标准输入</translation>
    </message>
    <message>
        <source>Expected output of the program</source>
        <translation>程序的期望输出</translation>
    </message>
    <message>
        <source>Reference solution of the new task</source>
        <translation>新任务的参考解</translation>
    </message>
    <message>
        <source>What the program reads from its standard input</source>
        <translation>程序从标准输入读取的内容</translation>
    </message>
    <message>
        <source>What the program has to write. Its output is compared line by line.</source>
        <translation>程序应写出的内容。输出逐行比较。</translation>
    </message>
    <message>
        <source>A program that is right. No model gets it. Where the dimension is test_generation and the language Python, answers are test suites: they are run against this program and against mutants of it.</source>
        <translation>正确的程序。任何模型都得不到它。维度为 test_generation 且语言为 Python 时，回答是测试套件：针对此程序及其变异体运行。</translation>
    </message>
    <message>
        <source>Function that the tests call</source>
        <translation>测试所调用的函数</translation>
    </message>
    <message>
        <source>Name of the function that the tests call; models are told it where the prompt does not name it</source>
        <translation>测试所调用的函数的名称；提示词没有提到时会告诉模型</translation>
    </message>
    <message>
        <source>Seconds that an answer may run</source>
        <translation>回答最多可运行的秒数</translation>
    </message>
    <message>
        <source>Function</source>
        <translation>函数</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Expected output</source>
        <translation>期望输出</translation>
    </message>
    <message>
        <source>What answers are checked with</source>
        <translation>检查回答所用的内容</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Reference solution</source>
        <translation>参考解</translation>
    </message>
    <message>
        <source>Choose a language: the answer is run in it.</source>
        <translation>请选择语言：回答以该语言运行。</translation>
    </message>
    <message>
        <source>The answer is a test suite. It is run against the reference solution and against mutants of it.</source>
        <translation>回答是测试套件。它针对参考解及其变异体运行。</translation>
    </message>
    <message>
        <source>The answer is run in the sandbox, and its output is compared with the expected one.</source>
        <translation>回答在沙箱中运行，其输出与期望输出比较。</translation>
    </message>
    <message>
        <source>With a reference solution the answer, a test suite, is run against it and against mutants of it.</source>
        <translation>有参考解时，作为测试套件的回答针对参考解及其变异体运行。</translation>
    </message>
    <message>
        <source>Without tests the answer is run with the examples in the prompt. Where there are none, it is only parsed, and the verdict of one that can be parsed stays unknown.</source>
        <translation>没有测试时，回答用提示词中的示例运行。没有示例时只做语法分析，能通过语法分析的回答判定保持未知。</translation>
    </message>
    <message>
        <source>Command that checks the answer</source>
        <translation>检查回答的命令</translation>
    </message>
    <message>
        <source>A shell script that runs in the sandbox in place of all other checks. The answer is the file $ANSWER, the tests are the file $TESTS. It passes with exit code 0; with 77 the verdict is unknown.</source>
        <translation>在沙箱中运行的 shell 脚本，代替其他所有检查。回答是文件 $ANSWER，测试是文件 $TESTS。退出码为 0 时通过；为 77 时判定为未知。</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>The command is run in the sandbox. The answer passes where it exits with 0.</source>
        <translation>命令在沙箱中运行。以 0 退出时回答通过。</translation>
    </message>
    <message>
        <source> s</source>
        <comment>seconds</comment>
        <translation> 秒</translation>
    </message>
    <message>
        <source>Time limit</source>
        <translation>时间限制</translation>
    </message>
</context>
<context>
    <name>acr::ui::LiveExplainer</name>
    <message>
        <source>Computing the ballot</source>
        <translation>正在计算选票</translation>
    </message>
</context>
<context>
    <name>acr::ui::LiveHeadline</name>
    <message>
        <source>Answered</source>
        <translation>已回答</translation>
    </message>
    <message>
        <source>Passed</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>成本</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>记忆</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <comment>answered tasks of all</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2 个中的 %1 个</translation>
    </message>
    <message>
        <source>of %1</source>
        <comment>spent of the budget</comment>
        <translation>共 %1</translation>
    </message>
    <message>
        <source>%1 of %2 calls</source>
        <translation>%2 次调用中的 %1 次</translation>
    </message>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n 次调用</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 tasks in the router&apos;s memory</source>
        <translation>路由器的记忆中有 %1 个任务</translation>
    </message>
    <message>
        <source>no session, or a policy without a memory of single tasks</source>
        <translation>没有会话，或该策略没有单个任务的记忆</translation>
    </message>
    <message>
        <source>measured on one shadow task: %1</source>
        <translation>在一个影子任务上测得：%1</translation>
    </message>
    <message>
        <source>measured on %1 shadow tasks: %2, 95 % interval %3 to %4</source>
        <translation>在 %1 个影子任务上测得：%2，95 % 区间 %3 至 %4</translation>
    </message>
    <message>
        <source>estimated from the router&apos;s beliefs on %1 tasks: %2</source>
        <translation>根据路由器的信念在 %1 个任务上估计：%2</translation>
    </message>
    <message>
        <source>unknown on %1 tasks</source>
        <translation>在 %1 个任务上未知</translation>
    </message>
    <message>
        <source>unknown: no task has ended</source>
        <translation>未知：还没有任务结束</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>测得</translation>
    </message>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>%n 个任务</numerusform>
        </translation>
    </message>
    <message>
        <source>± %1</source>
        <translation>± %1</translation>
    </message>
    <message>
        <source>estimated</source>
        <translation>估计</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Regret per task</source>
        <translation>每个任务的遗憾</translation>
    </message>
    <message>
        <source>Click: these tasks</source>
        <translation>点击：列出这些任务</translation>
    </message>
    <message>
        <source>Click: the tasks that it is known of</source>
        <translation>点击：列出遗憾已知的任务</translation>
    </message>
</context>
<context>
    <name>acr::ui::LiveHealthModel</name>
    <message>
        <source>fails</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>failed last</source>
        <translation>上次失败</translation>
    </message>
    <message>
        <source>answers</source>
        <translation>正常回答</translation>
    </message>
    <message>
        <source>called</source>
        <translation>已调用</translation>
    </message>
    <message>
        <source>not called yet</source>
        <translation>尚未调用</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>端点</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>In flight</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>已回答</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Mean time</source>
        <translation>平均用时</translation>
    </message>
    <message>
        <source>Last failure</source>
        <translation>最近的失败</translation>
    </message>
    <message>
        <source>built-in</source>
        <translation>内置</translation>
    </message>
</context>
<context>
    <name>acr::ui::LivePage</name>
    <message>
        <source>Try it</source>
        <translation>试一试</translation>
    </message>
    <message>
        <source>Routes the built-in tasks to the built-in simulated models, without any key: their answers are real programs, which are run</source>
        <translation>把内置任务交给内置的模拟模型，不需要密钥：它们的回答是真正的程序，会被运行</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>A session with the tasks that wait</source>
        <translation>用等待中的任务开始会话</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Starts no further task; those that were started go on</source>
        <translation>不再开始新任务；已开始的继续进行</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Ends the session: open calls are cancelled, what was observed is kept</source>
        <translation>结束会话：取消未完成的调用，保留已观察到的内容</translation>
    </message>
    <message>
        <source>State of the live session</source>
        <translation>实时会话的状态</translation>
    </message>
    <message>
        <source>Open on the Session page</source>
        <translation>在会话页面打开</translation>
    </message>
    <message>
        <source>Live tasks</source>
        <translation>实时任务</translation>
    </message>
    <message>
        <source>Route real tasks</source>
        <translation>路由真实任务</translation>
    </message>
    <message>
        <source>Try it with built-in tasks and simulated models: no key is needed, and their programs are run. For tasks of your own write one, open or drop a file of tasks (tasks.jsonl), or paste.</source>
        <translation>用内置任务和模拟模型试一试：不需要密钥，它们的程序会被运行。使用自己的任务时，可以编写一个、打开或拖入任务文件（tasks.jsonl），或者粘贴。</translation>
    </message>
    <message>
        <source>Endpoints</source>
        <translation>端点</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>New task</source>
        <translation>新任务</translation>
    </message>
    <message>
        <source>&amp;Try it with built-in tasks</source>
        <translation>用内置任务试一试(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Start the session</source>
        <translation>开始会话(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Pause or go on</source>
        <translation>暂停或继续(&amp;P)</translation>
    </message>
    <message>
        <source>St&amp;op the session</source>
        <translation>停止会话(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Write a task</source>
        <translation>编写任务(&amp;W)</translation>
    </message>
    <message>
        <source>Open a &amp;file of tasks…</source>
        <translation>打开任务文件(&amp;F)…</translation>
    </message>
    <message>
        <source>Paste tas&amp;ks</source>
        <translation>粘贴任务(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Clear the list</source>
        <translation>清空列表(&amp;C)</translation>
    </message>
    <message>
        <source>Open a file of &amp;endpoints…</source>
        <translation>打开端点文件(&amp;E)…</translation>
    </message>
    <message>
        <source>Open the &amp;result on the Session page</source>
        <translation>在会话页面打开结果(&amp;R)</translation>
    </message>
    <message>
        <source>E&amp;xport the list…</source>
        <translation>导出列表(&amp;X)…</translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) are left out: this machine has no tools for %1.</source>
        <translation>
            <numerusform>略去 %n 个任务：这台机器没有 %1 的工具。</numerusform>
        </translation>
    </message>
    <message>
        <source>the clipboard</source>
        <translation>剪贴板</translation>
    </message>
    <message>
        <source>Pasting tasks</source>
        <translation>粘贴任务</translation>
    </message>
    <message>
        <source>Open a file of tasks</source>
        <translation>打开任务文件</translation>
    </message>
    <message>
        <source>Tasks (*.jsonl)</source>
        <translation>任务 (*.jsonl)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Open a file of endpoints</source>
        <translation>打开端点文件</translation>
    </message>
    <message>
        <source>Endpoints (*.json)</source>
        <translation>端点 (*.json)</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>正在读取 %1</translation>
    </message>
    <message>
        <source>a live session</source>
        <translation>一个实时会话</translation>
    </message>
    <message>
        <source>Nothing was added.</source>
        <translation>没有添加任何内容。</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>A live session runs.</source>
        <translation>有实时会话正在运行。</translation>
    </message>
    <message>
        <source>No live session runs.</source>
        <translation>没有正在运行的实时会话。</translation>
    </message>
    <message>
        <source>No task waits.</source>
        <translation>没有等待中的任务。</translation>
    </message>
    <message>
        <source>There is no task.</source>
        <translation>没有任务。</translation>
    </message>
    <message>
        <source>No live session was kept.</source>
        <translation>没有保留的实时会话。</translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) wait. Start routes them.</source>
        <translation>
            <numerusform>%n 个任务在等待。点击“开始”即可路由。</numerusform>
        </translation>
    </message>
    <message>
        <source>The router is made and learns its priors…</source>
        <translation>正在创建路由器并学习先验…</translation>
    </message>
    <message>
        <source>Answers are not run, so their verdicts stay unknown: %1</source>
        <translation>回答不会运行，因此判定保持未知：%1</translation>
    </message>
    <message>
        <source>The router starts without priors: the open benchmark has none for these models.</source>
        <translation>路由器没有先验：打开的评测集没有这些模型的先验。</translation>
    </message>
    <message>
        <source>The budget allows no further call.</source>
        <translation>预算不允许再调用。</translation>
    </message>
    <message>
        <source>Paused: no further task is started.</source>
        <translation>已暂停：不再开始新任务。</translation>
    </message>
    <message>
        <source>All tasks are done. Add more, or stop the session.</source>
        <translation>所有任务都已完成。请添加任务，或停止会话。</translation>
    </message>
    <message>
        <source>The session ended: %1</source>
        <translation>会话已结束：%1</translation>
    </message>
    <message>
        <source>The session was stopped.</source>
        <translation>会话已停止。</translation>
    </message>
    <message>
        <source>The budget was used up.</source>
        <translation>预算已用完。</translation>
    </message>
    <message>
        <source>What was observed is the benchmark “%1” of this workspace.</source>
        <translation>观察到的内容已成为此工作区的评测集“%1”。</translation>
    </message>
    <message>
        <source>What was observed could not be kept: %1</source>
        <translation>观察到的内容无法保留：%1</translation>
    </message>
    <message>
        <source>It is not kept: no workspace is open that can be written.</source>
        <translation>未保留：没有打开可写的工作区。</translation>
    </message>
    <message>
        <source>No task has an answer.</source>
        <translation>没有任务得到回答。</translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) were left out: another task has the id.</source>
        <translation>
            <numerusform>略去 %n 个任务：另一个任务已使用该 ID。</numerusform>
        </translation>
    </message>
    <message>
        <source>Live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>Live session</source>
        <translation>实时会话</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>没有任何更改。</translation>
    </message>
    <message>
        <source>Change a verdict</source>
        <translation>更改判定</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>会话列表</translation>
    </message>
    <message>
        <source>The live sessions of this workspace: opens one, or goes on with it</source>
        <translation>此工作区的实时会话：打开其中一个，或继续进行</translation>
    </message>
    <message>
        <source>Tasks, new task, memory, endpoints</source>
        <translation>任务、新任务、记忆、端点</translation>
    </message>
    <message>
        <source>What the table is narrowed to</source>
        <translation>表格的筛选范围</translation>
    </message>
    <message>
        <source>What the router expects</source>
        <translation>路由器的期望</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>记忆</translation>
    </message>
    <message>
        <source>&amp;Go on with the unfinished session</source>
        <translation>继续未完成的会话(&amp;G)</translation>
    </message>
    <message>
        <source>Tasks of the shown st&amp;ream…</source>
        <translation>所显示任务流的任务(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Keys of the endpoints…</source>
        <translation>端点的密钥(&amp;K)…</translation>
    </message>
    <message>
        <source>Your verdict: p&amp;ass</source>
        <translation>人工判定：通过(&amp;A)</translation>
    </message>
    <message>
        <source>Ctrl+Shift+P</source>
        <translation>Ctrl+Shift+P</translation>
    </message>
    <message>
        <source>Your verdict: fa&amp;il</source>
        <translation>人工判定：未通过(&amp;I)</translation>
    </message>
    <message>
        <source>Ctrl+Shift+F</source>
        <translation>Ctrl+Shift+F</translation>
    </message>
    <message>
        <source>Your verdict: un&amp;known</source>
        <translation>人工判定：未知(&amp;K)</translation>
    </message>
    <message>
        <source>Ctrl+Shift+U</source>
        <translation>Ctrl+Shift+U</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>端点</translation>
    </message>
    <message>
        <source>Tasks of the shown stream</source>
        <translation>所显示任务流的任务</translation>
    </message>
    <message numerus="yes">
        <source>Of the %n task(s) with a prompt, so many from the start of the stream:</source>
        <translation>
            <numerusform>有提示词的任务共 %n 个，从任务流开头取：</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading the tasks of the shown stream</source>
        <translation>正在读取所显示任务流的任务</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>已回答</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>with a cost</source>
        <translation>有成本</translation>
    </message>
    <message>
        <source>with a regret that is measured or estimated</source>
        <translation>遗憾已测得或已估计</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n task(s)</source>
        <translation>
            <numerusform>%1 · %n 个任务</numerusform>
        </translation>
    </message>
    <message>
        <source>Show all tasks</source>
        <translation>显示全部任务</translation>
    </message>
    <message>
        <source>The call gave no answer to judge.</source>
        <translation>该调用没有可供判定的回答。</translation>
    </message>
    <message>
        <source>The task has not ended yet.</source>
        <translation>任务尚未结束。</translation>
    </message>
    <message>
        <source>The session is in no workspace that can be written.</source>
        <translation>会话不在可写的工作区中。</translation>
    </message>
    <message>
        <source>There is no answer to judge.</source>
        <translation>没有可供判定的回答。</translation>
    </message>
    <message>
        <source>change a verdict</source>
        <translation>更改判定</translation>
    </message>
    <message>
        <source>No live session of this workspace is unfinished.</source>
        <translation>此工作区没有未完成的实时会话。</translation>
    </message>
    <message>
        <source>Other tasks wait: start or clear them first.</source>
        <translation>还有其他任务在等待：请先开始或清除它们。</translation>
    </message>
    <message>
        <source>The workspace is open for reading only.</source>
        <translation>工作区以只读方式打开。</translation>
    </message>
    <message>
        <source>Open the file of its endpoints first.</source>
        <translation>请先打开它的端点文件。</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n answer(s)</source>
        <translation>
            <numerusform>%1 · %n 个回答</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · unfinished</source>
        <comment>name of a session</comment>
        <translation>%1 · 未完成</translation>
    </message>
    <message>
        <source>Finishes the tasks that have no answer</source>
        <translation>完成没有回答的任务</translation>
    </message>
    <message>
        <source>The tasks of the shown stream have no prompts. Attach a source of prompts to the benchmark first.</source>
        <translation>所显示任务流的任务没有提示词。请先为评测集附加提示词来源。</translation>
    </message>
    <message>
        <source>Open a file of endpoints that need keys first.</source>
        <translation>请先打开需要密钥的端点文件。</translation>
    </message>
    <message>
        <source>The live session “%1” is unfinished. Go on finishes it; no call is made twice.</source>
        <translation>实时会话“%1”尚未完成。“继续”会将其完成；不会重复任何调用。</translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) of the earlier run have no end: whether they were billed is unknown, and they are not made again.</source>
        <translation>
            <numerusform>此前的运行有 %n 次调用没有结束：无法得知是否已计费，不会重复进行。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In %n recorded task(s) the policy would decide differently now; it has learned from what was recorded.</source>
        <translation>
            <numerusform>对 %n 个已记录的任务，策略现在会作出不同的决策；它已从记录中学习。</numerusform>
        </translation>
    </message>
    <message>
        <source>No endpoint can be reached: this machine seems to be offline.</source>
        <translation>无法连接任何端点：这台机器似乎处于离线状态。</translation>
    </message>
    <message>
        <source>No endpoint could be reached: this machine seems to be offline.</source>
        <translation>未能连接任何端点：这台机器似乎处于离线状态。</translation>
    </message>
    <message>
        <source>What was observed is the benchmark “%1” of another workspace, %2.</source>
        <translation>观察到的内容是另一个工作区 %2 的评测集“%1”。</translation>
    </message>
    <message>
        <source>Endpoints of %1</source>
        <comment>name of a session</comment>
        <translation>%1 的端点</translation>
    </message>
    <message>
        <source>The sandbox bounds the memory of each program, not of all programs of an answer together, nor the number of their files: no control group can be made here.</source>
        <translation>沙箱限制每个程序的内存，但不限制一个回答的全部程序的总内存，也不限制它们的文件数：这里无法建立控制组。</translation>
    </message>
    <message>
        <source>The sandbox bounds the memory of each program, not of all programs of an answer together, nor the number of their files and processes: no control group can be made here.</source>
        <translation>沙箱限制每个程序的内存，但不限制一个回答的全部程序的总内存，也不限制它们的文件数和进程数：这里无法建立控制组。</translation>
    </message>
    <message>
        <source>Nothing is learned yet</source>
        <translation>尚未学到任何内容</translation>
    </message>
    <message>
        <source>While a session runs, the score that the router expects of each model in each dimension stands here.</source>
        <translation>会话运行时，这里显示路由器对每个模型在每个维度上的期望得分。</translation>
    </message>
    <message>
        <source>The router starts from priors of %1 probed tasks.</source>
        <translation>路由器从 %1 个探测任务的先验开始。</translation>
    </message>
    <message>
        <source>Run answers with fewer bounds</source>
        <translation>以较少的限制运行回答</translation>
    </message>
    <message>
        <source>A program of a model may then take all memory of this machine. It still reaches neither your files nor a network.</source>
        <translation>这样模型的程序可能占用这台机器的全部内存，但仍然接触不到您的文件和网络。</translation>
    </message>
    <message>
        <source>&amp;Verdicts of models…</source>
        <translation>模型的判定(&amp;V)…</translation>
    </message>
    <message>
        <source>Run answers with fewer &amp;bounds</source>
        <translation>以较少的限制运行回答(&amp;B)</translation>
    </message>
    <message>
        <source>Open a file of endpoints first: the built-in models do not judge.</source>
        <translation>请先打开端点文件：内置模型不评判。</translation>
    </message>
    <message>
        <source>Answers of this session are not run; those of the next one are.</source>
        <translation>此会话的回答不会运行；下一个会话的回答会运行。</translation>
    </message>
    <message>
        <source>So answers are not run, and their verdicts stay unknown, unless you accept it: “Run answers with fewer bounds”.</source>
        <translation>因此不运行回答，其判定保持未知，除非您接受：“以较少的限制运行回答”。</translation>
    </message>
    <message>
        <source>%1 judges answers where running them says nothing.</source>
        <translation>运行回答得不出判定时，由 %1 评判。</translation>
    </message>
    <message numerus="yes">
        <source>The model of an answer is asked again %n time(s) where running it says nothing.</source>
        <translation>
            <numerusform>运行回答得不出判定时，再次询问给出回答的模型 %n 次。</numerusform>
        </translation>
    </message>
    <message>
        <source>Setti&amp;ngs of the session…</source>
        <translation>会话设置(&amp;N)…</translation>
    </message>
    <message>
        <source>%1 judges answers where it has a weight.</source>
        <translation>%1 在有权重之处评判回答。</translation>
    </message>
    <message numerus="yes">
        <source>The model of an answer is asked again %n time(s) where that has a weight.</source>
        <translation>
            <numerusform>在有权重之处，再次询问给出回答的模型 %n 次。</numerusform>
        </translation>
    </message>
    <message>
        <source>Settings of the session: %1.</source>
        <translation>会话设置：%1。</translation>
    </message>
</context>
<context>
    <name>acr::ui::LiveRun</name>
    <message>
        <source>Opening the live session %1</source>
        <translation>正在打开实时会话 %1</translation>
    </message>
    <message>
        <source>Recording a verdict</source>
        <translation>正在记录判定</translation>
    </message>
</context>
<context>
    <name>acr::ui::LiveSettingsDialog</name>
    <message>
        <source>Settings of the session</source>
        <translation>会话设置</translation>
    </message>
    <message>
        <source>Of the session, and of the benchmark that is made of it</source>
        <translation>会话的名称，也是由它生成的评测集的名称</translation>
    </message>
    <message>
        <source>Seed of a seeded policy, of the choice of shadow tasks, and of the built-in models</source>
        <translation>带种子的策略、影子任务的选取以及内置模型所用的种子</translation>
    </message>
    <message>
        <source>The benchmark that is shown, or the last one with a probing split</source>
        <translation>所显示的评测集，或最后一个有探测集的评测集</translation>
    </message>
    <message>
        <source>The benchmark that the router learns its priors from. It must have all models of the pool; otherwise the router starts without priors.</source>
        <translation>路由器从中学习先验的评测集。它必须包含模型池的所有模型；否则路由器在没有先验的情况下开始。</translation>
    </message>
    <message>
        <source>How many answers are run at the same time</source>
        <translation>同时运行多少个回答</translation>
    </message>
    <message>
        <source>Limit of the tokens of an answer. Before a call, the cost of its prompt and of so many tokens is set aside from the budget.</source>
        <translation>每个回答的 token 上限。调用之前，会从预算中预留其提示词和这么多 token 的成本。</translation>
    </message>
    <message>
        <source>Share of the models&apos; published latencies that their answers take</source>
        <translation>回答所用时间占模型公布延迟的比例</translation>
    </message>
    <message>
        <source>Only answers of the built-in models have a latency that can be chosen</source>
        <translation>只有内置模型的回答可以选择延迟</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Priors from</source>
        <translation>先验来自(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Seed</source>
        <translation>种子(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Tokens of an answer at most</source>
        <translation>每个回答的 token 上限(&amp;T)</translation>
    </message>
    <message>
        <source>Answers &amp;run at once</source>
        <translation>同时运行的回答数(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Latency of built-in models</source>
        <translation>内置模型的延迟(&amp;L)</translation>
    </message>
    <message>
        <source>A live session of this workspace has this name: a number is added to it.</source>
        <translation>此工作区中已有同名的实时会话：名称后会加上编号。</translation>
    </message>
    <message>
        <source>name %1</source>
        <translation>名称 %1</translation>
    </message>
    <message>
        <source>priors from %1</source>
        <translation>先验来自 %1</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>种子 %1</translation>
    </message>
    <message>
        <source>at most %1 tokens an answer</source>
        <translation>每个回答最多 %1 个 token</translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) run at once</source>
        <translation>
            <numerusform>同时运行 %n 个回答</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of the published latencies</source>
        <translation>公布延迟的 %1</translation>
    </message>
</context>
<context>
    <name>acr::ui::LiveSetupBar</name>
    <message>
        <source>Open a file of endpoints…</source>
        <translation>打开端点文件…</translation>
    </message>
    <message>
        <source>Where the models are: the built-in simulated ones need no key and cost nothing</source>
        <translation>模型的来源：内置的模拟模型不需要密钥，也不花钱</translation>
    </message>
    <message>
        <source>The router that decides and learns</source>
        <translation>作出决策并从中学习的路由器</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>USD that are never passed, calls in flight included</source>
        <translation>绝不会超过的美元金额，包括进行中的调用</translation>
    </message>
    <message>
        <source>Calls that are never passed</source>
        <translation>绝不会超过的调用次数</translation>
    </message>
    <message>
        <source>Tasks in flight at the same time</source>
        <translation>同时进行的任务数</translation>
    </message>
    <message>
        <source>Share of the tasks that every model answers: regret is measured on them. These calls cost as much as others.</source>
        <translation>由所有模型都回答的任务所占的比例：遗憾在这些任务上测量。这些调用的费用与其他调用相同。</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>策略</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>预算</translation>
    </message>
    <message>
        <source>Calls at most</source>
        <translation>调用上限</translation>
    </message>
    <message>
        <source>Parallel</source>
        <translation>并行</translation>
    </message>
    <message>
        <source>Shadow share</source>
        <translation>影子比例</translation>
    </message>
    <message>
        <source>Built-in, simulated</source>
        <translation>内置，模拟</translation>
    </message>
    <message>
        <source>The key of %1 is missing: set the environment variable %2 before the program starts.</source>
        <translation>缺少 %1 的密钥：请在程序启动之前设置环境变量 %2。</translation>
    </message>
    <message>
        <source>The key of %1 is missing: store it (Keys of the endpoints), or set the environment variable %2 before the program starts.</source>
        <translation>缺少 %1 的密钥：请存储它（端点的密钥），或在程序启动前设置环境变量 %2。</translation>
    </message>
    <message>
        <source>Whose vectors say how alike two tasks are. Those of a model of the endpoints are paid from the budget; the benchmark that gives the priors has to have its vectors, too.</source>
        <translation>用谁的向量判断两个任务的相似程度。端点模型的向量由预算支付；提供先验的评测集也必须有它的向量。</translation>
    </message>
    <message>
        <source>Encoder</source>
        <translation>编码器</translation>
    </message>
    <message>
        <source>The program&apos;s own</source>
        <translation>程序自带</translation>
    </message>
    <message>
        <source>Settings of the session</source>
        <translation>会话设置</translation>
    </message>
    <message>
        <source>Settings of the session: name, seed, priors, tokens of an answer, answers run at once</source>
        <translation>会话设置：名称、种子、先验、每个回答的 token 数、同时运行的回答数</translation>
    </message>
</context>
<context>
    <name>acr::ui::LiveTaskModel</name>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>✓ passed</source>
        <translation>✓ 通过</translation>
    </message>
    <message>
        <source>✗ failed</source>
        <translation>✗ 未通过</translation>
    </message>
    <message>
        <source>? unknown</source>
        <translation>? 未知</translation>
    </message>
    <message>
        <source>the endpoint can&apos;t be reached</source>
        <translation>无法连接端点</translation>
    </message>
    <message>
        <source>the endpoint did not answer in time</source>
        <translation>端点没有及时回答</translation>
    </message>
    <message>
        <source>the endpoint takes no more requests for now</source>
        <translation>端点暂时不接受更多请求</translation>
    </message>
    <message>
        <source>the endpoint refused the request</source>
        <translation>端点拒绝了请求</translation>
    </message>
    <message>
        <source>the endpoint failed</source>
        <translation>端点出错</translation>
    </message>
    <message>
        <source>the reply can&apos;t be read</source>
        <translation>无法读取回复</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>queued</source>
        <translation>排队中</translation>
    </message>
    <message>
        <source>not answered</source>
        <translation>未回答</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>已回答</translation>
    </message>
    <message>
        <source>waits for a model</source>
        <translation>等待模型</translation>
    </message>
    <message>
        <source>called</source>
        <translation>已调用</translation>
    </message>
    <message>
        <source>decides</source>
        <translation>正在决定</translation>
    </message>
    <message>
        <source>Cost of all calls of the task: %1</source>
        <translation>该任务所有调用的成本：%1</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Dimension</source>
        <translation>维度</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>成本</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>调用</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>answering</source>
        <translation>正在回答</translation>
    </message>
    <message>
        <source>testing</source>
        <translation>正在测试</translation>
    </message>
    <message>
        <source>%1 (person)</source>
        <comment>verdict</comment>
        <translation>%1（人工）</translation>
    </message>
    <message>
        <source>A person&apos;s verdict, which overrules the tools.</source>
        <translation>人工判定，优先于工具的判定。</translation>
    </message>
</context>
<context>
    <name>acr::ui::LiveTaskPanel</name>
    <message>
        <source>(cut off here)</source>
        <translation>（在此截断）</translation>
    </message>
    <message>
        <source>No task is selected</source>
        <translation>没有选择任务</translation>
    </message>
    <message>
        <source>Choose a task on the left to see its votes, its calls and its verdicts.</source>
        <translation>在左侧选择一个任务，查看它的投票、调用和判定。</translation>
    </message>
    <message>
        <source>Selected task</source>
        <translation>所选任务</translation>
    </message>
    <message>
        <source>Why the router chose so</source>
        <translation>路由器为何如此选择</translation>
    </message>
    <message>
        <source>The chosen call</source>
        <translation>所选的调用</translation>
    </message>
    <message>
        <source>What is shown of the call</source>
        <translation>显示调用的哪一部分</translation>
    </message>
    <message>
        <source>Calls of the task</source>
        <translation>任务的各次调用</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>What the model wrote, while it arrives</source>
        <translation>模型的输出，边生成边显示</translation>
    </message>
    <message>
        <source>Test output</source>
        <translation>测试输出</translation>
    </message>
    <message>
        <source>The verdict of each tool and what it printed</source>
        <translation>每个工具的判定及其输出</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>The code of this answer against that of another</source>
        <translation>这个回答的代码与另一个回答的代码对比</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>The task as the models get it, and its tests</source>
        <translation>发送给模型的任务，以及它的测试</translation>
    </message>
    <message>
        <source>The other answer</source>
        <translation>另一个回答</translation>
    </message>
    <message>
        <source>The answer that this one is compared with</source>
        <translation>与之比较的回答</translation>
    </message>
    <message>
        <source>Text of the call</source>
        <translation>调用的文本</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>pick, reason</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>shadow task: every model is called</source>
        <translation>影子任务：调用每个模型</translation>
    </message>
    <message>
        <source>another model stood in for one that failed</source>
        <translation>由另一个模型代替失败的模型</translation>
    </message>
    <message>
        <source>%1 %2 (shadow)</source>
        <comment>model, mark</comment>
        <translation>%1 %2（影子）</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>model, mark</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>No model was called yet.</source>
        <translation>尚未调用任何模型。</translation>
    </message>
    <message>
        <source>No model was called.</source>
        <translation>没有调用任何模型。</translation>
    </message>
    <message>
        <source>called</source>
        <translation>已调用</translation>
    </message>
    <message>
        <source>the answer is run</source>
        <translation>正在运行回答</translation>
    </message>
    <message>
        <source>lost: the program ended during the call</source>
        <translation>丢失：程序在调用期间结束</translation>
    </message>
    <message>
        <source>score %1</source>
        <translation>得分 %1</translation>
    </message>
    <message>
        <source>cost unknown</source>
        <translation>成本未知</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 → %2 tokens</source>
        <translation>%1 → %2 token</translation>
    </message>
    <message>
        <source>served by %1</source>
        <translation>由 %1 提供</translation>
    </message>
    <message>
        <source>The answer was not judged.</source>
        <translation>该回答没有判定。</translation>
    </message>
    <message>
        <source>The answer is not judged yet.</source>
        <translation>该回答尚未判定。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>verification tool, verdict</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Tests (the models do not get them):</source>
        <translation>测试（模型看不到）：</translation>
    </message>
    <message>
        <source>Expected output (the models do not get it):</source>
        <translation>期望输出（模型看不到）：</translation>
    </message>
    <message>
        <source>There is no other answer to compare with: one model was called.</source>
        <translation>没有可比较的其他回答：只调用了一个模型。</translation>
    </message>
    <message>
        <source>answering</source>
        <translation>正在回答</translation>
    </message>
    <message>
        <source>%1 by a person</source>
        <translation>%1，人工判定</translation>
    </message>
    <message>
        <source>%1, after the task had ended, %2: %3</source>
        <comment>person, time, verdict</comment>
        <translation>%1，任务结束之后，%2：%3</translation>
    </message>
    <message>
        <source>Input of the program (the models do not get it):</source>
        <translation>程序的输入（模型得不到）：</translation>
    </message>
    <message>
        <source>Reference solution (the models do not get it):</source>
        <translation>参考解（模型得不到）：</translation>
    </message>
    <message>
        <source>the policy would decide differently today, as the ballot shows</source>
        <translation>策略如今会作出不同的决策，如选票所示</translation>
    </message>
    <message>
        <source>Command that checks the answer (the models do not get it):</source>
        <translation>检查回答的命令（模型得不到它）：</translation>
    </message>
</context>
<context>
    <name>acr::ui::MainMenu</name>
    <message>
        <source>&amp;Page</source>
        <translation>页面(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>New simulated benchmark…</source>
        <translation>新建模拟评测集…</translation>
    </message>
    <message>
        <source>Open benchmark folder…</source>
        <translation>打开评测集文件夹…</translation>
    </message>
    <message>
        <source>Import a CodeRouterBench folder, or one of your own, into this workspace</source>
        <translation>将 CodeRouterBench 文件夹或自己的文件夹导入此工作区</translation>
    </message>
    <message>
        <source>Import file…</source>
        <translation>导入文件…</translation>
    </message>
    <message>
        <source>Import a results table or a matrix into this workspace</source>
        <translation>将结果表或矩阵导入此工作区</translation>
    </message>
    <message>
        <source>Import decisions…</source>
        <translation>导入决策…</translation>
    </message>
    <message>
        <source>Compare with what another router chose</source>
        <translation>与另一个路由器的选择进行比较</translation>
    </message>
    <message>
        <source>Attach prompts…</source>
        <translation>附加提示词…</translation>
    </message>
    <message>
        <source>Model aliases…</source>
        <translation>模型别名…</translation>
    </message>
    <message>
        <source>The names that files of decisions use for the models of the benchmark</source>
        <translation>决策文件对评测集中的模型所用的名称</translation>
    </message>
    <message>
        <source>Remove benchmark…</source>
        <translation>移除评测集…</translation>
    </message>
    <message>
        <source>New workspace…</source>
        <translation>新建工作区…</translation>
    </message>
    <message>
        <source>Open workspace…</source>
        <translation>打开工作区…</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>最近打开</translation>
    </message>
    <message>
        <source>Save workspace as…</source>
        <translation>工作区另存为…</translation>
    </message>
    <message>
        <source>Copy the workspace and go on with the copy; every change is saved by itself</source>
        <translation>复制工作区并在副本上继续；每次更改都会自动保存</translation>
    </message>
    <message>
        <source>Export page as image…</source>
        <translation>将页面导出为图像…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Bookmark this view</source>
        <translation>收藏此视图</translation>
    </message>
    <message>
        <source>Make the page as it is a slide of the storyboard</source>
        <translation>将页面的当前状态保存为故事板的一张幻灯片</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Find a command…</source>
        <translation>查找命令…</translation>
    </message>
    <message>
        <source>Commands, streams, policies, models and tasks by a few letters</source>
        <translation>用几个字母查找命令、任务流、策略、模型和任务</translation>
    </message>
    <message>
        <source>Go to the stream bar</source>
        <translation>转到任务流栏</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Restore default layout</source>
        <translation>恢复默认布局</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Help for this page</source>
        <translation>本页帮助</translation>
    </message>
    <message>
        <source>Take the tour</source>
        <translation>参观导览</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>Metrics and definitions</source>
        <translation>指标与定义</translation>
    </message>
    <message>
        <source>Routing policies</source>
        <translation>路由策略</translation>
    </message>
    <message>
        <source>File formats</source>
        <translation>文件格式</translation>
    </message>
    <message>
        <source>Command line</source>
        <translation>命令行</translation>
    </message>
    <message>
        <source>What is new</source>
        <translation>更新内容</translation>
    </message>
    <message>
        <source>About ACRouter Workbench</source>
        <translation>关于 ACRouter Workbench</translation>
    </message>
    <message>
        <source>About Qt</source>
        <translation>关于 Qt</translation>
    </message>
    <message>
        <source>Clear list</source>
        <translation>清空列表</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>To the page and the tasks before</source>
        <translation>回到之前的页面和任务</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>Nothing to undo.</source>
        <translation>没有可撤销的操作。</translation>
    </message>
    <message>
        <source>Nothing to redo.</source>
        <translation>没有可重做的操作。</translation>
    </message>
    <message>
        <source>Keyboard shortcuts…</source>
        <translation>键盘快捷键…</translation>
    </message>
    <message>
        <source>Give commands other keys</source>
        <translation>更改命令的按键</translation>
    </message>
    <message>
        <source>Background work</source>
        <translation>后台工作</translation>
    </message>
    <message>
        <source>What runs in the background, and what gave no result</source>
        <translation>后台正在运行的工作，以及没有结果的工作</translation>
    </message>
    <message>
        <source>Keyboard map</source>
        <translation>键盘图</translation>
    </message>
    <message>
        <source>All keys of the program on one sheet</source>
        <translation>程序的所有按键一览</translation>
    </message>
    <message>
        <source>Chart</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>This page shows no chart now.</source>
        <translation>此页面当前没有显示图表。</translation>
    </message>
    <message>
        <source>Show chart as table</source>
        <translation>将图表显示为表格</translation>
    </message>
    <message>
        <source>Axis range…</source>
        <translation>坐标轴范围…</translation>
    </message>
    <message>
        <source>The axes of this chart have no range to set.</source>
        <translation>此图表的坐标轴没有可设置的范围。</translation>
    </message>
    <message>
        <source>Annotate chart: text</source>
        <translation>标注图表：文字</translation>
    </message>
    <message>
        <source>Annotate chart: arrow</source>
        <translation>标注图表：箭头</translation>
    </message>
    <message>
        <source>Annotate chart: span</source>
        <translation>标注图表：区间</translation>
    </message>
    <message>
        <source>Copy chart as picture</source>
        <translation>将图表复制为图片</translation>
    </message>
    <message>
        <source>Copy chart as drawing (SVG)</source>
        <translation>将图表复制为矢量图（SVG）</translation>
    </message>
    <message>
        <source>Copy chart data as CSV</source>
        <translation>将图表数据复制为 CSV</translation>
    </message>
    <message>
        <source>Save chart data as CSV…</source>
        <translation>将图表数据保存为 CSV…</translation>
    </message>
    <message>
        <source>Join the files of the data sets that the tasks were taken from, or a file of prompts</source>
        <translation>附加任务所取自的数据集的文件，或一个提示词文件</translation>
    </message>
    <message>
        <source>Watch a cluster run…</source>
        <translation>监视集群运行…</translation>
    </message>
    <message>
        <source>Show how far a planned experiment is, and merge it into this workspace when it is complete</source>
        <translation>显示已计划的实验的进度，并在完成后将其合并到本工作区</translation>
    </message>
    <message>
        <source>Download CodeRouterBench…</source>
        <translation>下载 CodeRouterBench…</translation>
    </message>
    <message>
        <source>Fetch the published files, check them, and import them into this workspace</source>
        <translation>获取公布的文件，核对后导入此工作区</translation>
    </message>
</context>
<context>
    <name>acr::ui::MainWindow</name>
    <message>
        <source>Open benchmark folder…</source>
        <translation>打开评测集文件夹…</translation>
    </message>
    <message>
        <source>No benchmark is open</source>
        <translation>没有打开的评测集</translation>
    </message>
    <message>
        <source>Open a folder of CodeRouterBench, drop files here, or start with a simulated benchmark.</source>
        <translation>打开 CodeRouterBench 文件夹，将文件拖放到此处，或从模拟评测集开始。</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Computing the leaderboard</source>
        <translation>正在计算排行榜</translation>
    </message>
    <message>
        <source>%1 can&apos;t be opened</source>
        <translation>无法打开 %1</translation>
    </message>
    <message>
        <source>an open workspace to import into</source>
        <translation>一个可供导入的已打开工作区</translation>
    </message>
    <message>
        <source>Close it in the other window first, or open another workspace here. Nothing was changed.</source>
        <translation>请先在另一个窗口中将其关闭，或在此打开另一个工作区。没有任何更改。</translation>
    </message>
    <message>
        <source>Open it with a newer version of this program.</source>
        <translation>请使用本程序的更新版本打开。</translation>
    </message>
    <message>
        <source>Save the workspace under another name with File ▸ Save workspace as…</source>
        <translation>请使用“文件 ▸ 工作区另存为…”以其他名称保存工作区</translation>
    </message>
    <message>
        <source>Help ▸ Contents ▸ File formats lists what can be opened.</source>
        <translation>“帮助 ▸ 目录 ▸ 文件格式”列出了可以打开的内容。</translation>
    </message>
    <message>
        <source>The workspace is as it was before.</source>
        <translation>工作区保持原样。</translation>
    </message>
    <message>
        <source>ACRouter Workbench</source>
        <translation>ACRouter Workbench</translation>
    </message>
    <message>
        <source>%1 tasks × %2 models, from %3</source>
        <translation>%1 个任务 × %2 个模型，来自 %3</translation>
    </message>
    <message>
        <source>Export page as image</source>
        <translation>将页面导出为图像</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
    <message>
        <source>It is open in %1.</source>
        <translation>它已在 %1 中打开。</translation>
    </message>
    <message>
        <source>PNG image (*.png)</source>
        <translation>PNG 图像 (*.png)</translation>
    </message>
    <message>
        <source>SVG drawing (*.svg)</source>
        <translation>SVG 矢量图 (*.svg)</translation>
    </message>
    <message>
        <source>PDF document (*.pdf)</source>
        <translation>PDF 文档 (*.pdf)</translation>
    </message>
    <message>
        <source>%1 (read-only)</source>
        <translation>%1（只读）</translation>
    </message>
    <message>
        <source>A benchmark is being opened</source>
        <translation>正在打开评测集</translation>
    </message>
    <message>
        <source>The status bar shows how far it is.</source>
        <translation>状态栏显示进度。</translation>
    </message>
    <message>
        <source>The workspace can only be read.</source>
        <translation>工作区为只读。</translation>
    </message>
    <message>
        <source>No workspace is open.</source>
        <translation>没有打开的工作区。</translation>
    </message>
    <message>
        <source>No benchmark is open.</source>
        <translation>没有打开的评测集。</translation>
    </message>
    <message>
        <source>What was on the desk under “%1” can&apos;t be read and was left out. %2</source>
        <translation>上次保留在“%1”下的内容无法读取，已略去。%2</translation>
    </message>
    <message>
        <source>What is on the desk could not be saved yet. %1</source>
        <translation>未保存的更改暂时无法写入工作区。%1</translation>
    </message>
    <message>
        <source>%1 edited</source>
        <translation>%1已修改</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n replay(s) merged</source>
        <translation>
            <numerusform>%1：已合并 %n 次回放</numerusform>
        </translation>
    </message>
    <message>
        <source>Downloaded into %1</source>
        <translation>已下载到 %1</translation>
    </message>
</context>
<context>
    <name>acr::ui::MemoryEdits</name>
    <message>
        <source>The changes by hand could not be read.</source>
        <translation>无法读取手动更改。</translation>
    </message>
    <message>
        <source>The change could not be saved.</source>
        <translation>无法保存更改。</translation>
    </message>
    <message>
        <source>The memory is not the one that the step is about: it does nothing.</source>
        <translation>该撤销步骤针对的是另一个记忆，因此不起作用。</translation>
    </message>
    <message>
        <source>Change a memory entry</source>
        <translation>更改记忆条目</translation>
    </message>
</context>
<context>
    <name>acr::ui::MemoryHeadline</name>
    <message>
        <source>Router whose memory is shown</source>
        <translation>显示其记忆的路由器</translation>
    </message>
    <message>
        <source>The router of the session; another one begins a session of its own</source>
        <translation>会话的路由器；选择另一个会开始一个新的会话</translation>
    </message>
    <message>
        <source>&amp;Router</source>
        <translation>路由器(&amp;R)</translation>
    </message>
    <message>
        <source>Entries of the capacity</source>
        <translation>条目数占容量</translation>
    </message>
    <message>
        <source>Mean remembered score</source>
        <translation>记忆中的平均得分</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>已固定</translation>
    </message>
    <message>
        <source>Goes next when full</source>
        <translation>满时最先移除</translation>
    </message>
    <message>
        <source>Changed by hand</source>
        <translation>手动更改</translation>
    </message>
    <message>
        <source>Mean of %1 scores: %2</source>
        <translation>%1 个得分的均值：%2</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>第 %1 步</translation>
    </message>
    <message>
        <source>Nothing can be driven out.</source>
        <translation>没有可移除的条目。</translation>
    </message>
    <message>
        <source>%1 of the capacity; version %2 of the memory</source>
        <translation>容量的 %1；记忆的第 %2 版</translation>
    </message>
    <message>
        <source>Click: these tasks</source>
        <translation>点击：列出这些任务</translation>
    </message>
    <message>
        <source>Click: this task</source>
        <translation>点击：列出该任务</translation>
    </message>
</context>
<context>
    <name>acr::ui::MemoryMapPane</name>
    <message>
        <source>What the colour of a point says</source>
        <translation>点的颜色所表示的内容</translation>
    </message>
    <message>
        <source>What a drag on the map does</source>
        <translation>在地图上拖动的作用</translation>
    </message>
    <message>
        <source>Map of the remembered tasks</source>
        <translation>记忆中任务的地图</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Colour and shape: the model that was called</source>
        <translation>颜色和形状：所调用的模型</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Colour: the score that was remembered</source>
        <translation>颜色：记住的得分</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>新旧</translation>
    </message>
    <message>
        <source>Colour: how many entries were remembered after it</source>
        <translation>颜色：之后又记住了多少个条目</translation>
    </message>
    <message>
        <source>Rectangle</source>
        <translation>矩形</translation>
    </message>
    <message>
        <source>A drag brushes the points in a rectangle; with Shift it adds to them</source>
        <translation>拖动圈选矩形内的点；按住 Shift 可追加</translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation>套索</translation>
    </message>
    <message>
        <source>A drag brushes the points inside a line; with Shift it adds to them</source>
        <translation>拖动圈选线内的点；按住 Shift 可追加</translation>
    </message>
    <message>
        <source>Pan</source>
        <translation>平移</translation>
    </message>
    <message>
        <source>A drag moves the map; the middle button always does</source>
        <translation>拖动以移动地图；鼠标中键始终移动地图</translation>
    </message>
    <message>
        <source>first two principal axes, %1 of the variance</source>
        <translation>前两个主成分，占方差的 %1</translation>
    </message>
    <message>
        <source>score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>entries since</source>
        <translation>此后的条目数</translation>
    </message>
    <message>
        <source>%1
%2, %3, score %4, %5
step %6</source>
        <translation>%1
%2，%3，得分 %4，%5
第 %6 步</translation>
    </message>
    <message>
        <source>Show its task in the table of tasks</source>
        <translation>在任务表中显示它的任务</translation>
    </message>
    <message>
        <source>first two principal axes, %1 of the variance · without a prompt, placed by their ids: %2</source>
        <translation>前两个主成分，占方差的 %1 · 没有提示词、按 ID 定位的任务：%2 个</translation>
    </message>
    <message>
        <source>not remembered</source>
        <translation>不在记忆中</translation>
    </message>
</context>
<context>
    <name>acr::ui::MemoryPage</name>
    <message>
        <source>Memory</source>
        <translation>记忆</translation>
    </message>
    <message>
        <source>This is the snapshot %1, not the session.</source>
        <translation>显示的是快照 %1，而不是会话。</translation>
    </message>
    <message>
        <source>%1 has no memory of single tasks: its attempts are recorded separately.</source>
        <translation>%1 没有单个任务的记忆：其尝试另行记录。</translation>
    </message>
    <message>
        <source>Un&amp;pin</source>
        <translation>取消固定(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Pin</source>
        <translation>固定(&amp;P)</translation>
    </message>
    <message>
        <source>Unpin an entry</source>
        <translation>取消固定条目</translation>
    </message>
    <message>
        <source>Pin an entry</source>
        <translation>固定条目</translation>
    </message>
    <message>
        <source>Forget an entry</source>
        <translation>遗忘条目</translation>
    </message>
    <message>
        <source>Edit an entry</source>
        <translation>编辑条目</translation>
    </message>
    <message>
        <source>No benchmark is open</source>
        <translation>没有打开的评测集</translation>
    </message>
    <message>
        <source>Open a CodeRouterBench folder, a workspace, or the simulated benchmark from the File menu; then watch a router&apos;s memory grow.</source>
        <translation>从“文件”菜单打开 CodeRouterBench 文件夹、工作区或模拟评测集；然后观察路由器的记忆如何增长。</translation>
    </message>
    <message>
        <source>Beliefs, entry, snapshots</source>
        <translation>信念、条目、快照</translation>
    </message>
    <message>
        <source>Beliefs</source>
        <translation>信念</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>条目</translation>
    </message>
    <message>
        <source>Snapshots</source>
        <translation>快照</translation>
    </message>
    <message>
        <source>Ctrl+Shift+P</source>
        <translation>Ctrl+Shift+P</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>编辑(&amp;E)…</translation>
    </message>
    <message>
        <source>F2</source>
        <translation>F2</translation>
    </message>
    <message>
        <source>&amp;Forget</source>
        <translation>遗忘(&amp;F)</translation>
    </message>
    <message>
        <source>The session could not be run</source>
        <translation>会话无法运行</translation>
    </message>
    <message>
        <source>Reading the tasks</source>
        <translation>正在读取任务</translation>
    </message>
    <message>
        <source>The tasks can&apos;t be read as vectors</source>
        <translation>无法把任务编码为向量</translation>
    </message>
    <message>
        <source>The map and the separate memory need these vectors.</source>
        <translation>地图和另行记录的记忆需要这些向量。</translation>
    </message>
    <message>
        <source>Another memory is shown by now. The entry was not changed.</source>
        <translation>现在显示的是另一个记忆。条目未更改。</translation>
    </message>
    <message>
        <source>Entries of the memory</source>
        <translation>记忆的条目</translation>
    </message>
    <message>
        <source>No entry is chosen.</source>
        <translation>没有选中的条目。</translation>
    </message>
    <message>
        <source>Export fil&amp;m…</source>
        <translation>导出影片(&amp;M)…</translation>
    </message>
    <message>
        <source>No film was written.</source>
        <translation>没有写入影片。</translation>
    </message>
    <message>
        <source>%1 can&apos;t be written.</source>
        <translation>无法写入 %1。</translation>
    </message>
    <message>
        <source>%1 was called for no task of %2 so far: the belief is the prior&apos;s.</source>
        <translation>到目前为止，%1 未在 %2 的任何任务上被调用：该信念来自先验。</translation>
    </message>
    <message>
        <source>%1 · %2 · observed</source>
        <translation>%1 · %2 · 已观察</translation>
    </message>
    <message>
        <source>Pinned entries of the memory</source>
        <translation>记忆中固定的条目</translation>
    </message>
    <message>
        <source>Entries that were changed by hand</source>
        <translation>手动更改过的条目</translation>
    </message>
</context>
<context>
    <name>acr::ui::MessageLine</name>
    <message>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
    </message>
</context>
<context>
    <name>acr::ui::ModelVerdictsDialog</name>
    <message>
        <source>Verdicts of models</source>
        <translation>模型的判定</translation>
    </message>
    <message>
        <source>Models are asked where running an answer says nothing, for example because its task has no tests. Their calls are paid from the budget.</source>
        <translation>运行回答得不出判定时（例如任务没有测试）询问模型。其调用由预算支付。</translation>
    </message>
    <message>
        <source>No model judges</source>
        <translation>没有模型评判</translation>
    </message>
    <message>
        <source>It is told the task, its tests and the answer, and not who wrote it</source>
        <translation>它得知任务、测试和回答，不知道由谁写成</translation>
    </message>
    <message>
        <source>not asked again</source>
        <translation>不再询问</translation>
    </message>
    <message>
        <source>How often the model of an answer is asked again: a majority that agrees with it, or on another answer, is a verdict</source>
        <translation>再次询问给出回答的模型的次数：多数与该回答一致，或多数一致于另一个回答，即为判定</translation>
    </message>
    <message>
        <source>&amp;Judge</source>
        <translation>评判者(&amp;J)</translation>
    </message>
    <message>
        <source>&amp;Further answers</source>
        <translation>更多回答(&amp;F)</translation>
    </message>
    <message>
        <source>Weights of the tools by dimension. Without any, running an answer decides where it can. Where a dimension has weights, each of its tools is asked, and the answer passes where those that pass have more than half of the weight.</source>
        <translation>各维度的工具权重。没有权重时，只要运行回答能得出判定，就以它为准。维度有权重时，会询问其每个工具；判定通过的工具占一半以上的权重时，回答通过。</translation>
    </message>
    <message>
        <source>No model is asked, so the weights have no effect.</source>
        <translation>没有询问任何模型，因此权重不起作用。</translation>
    </message>
</context>
<context>
    <name>acr::ui::NeighbourList</name>
    <message>
        <source>Earlier steps with similar tasks</source>
        <translation>具有相似任务的先前步骤</translation>
    </message>
    <message>
        <source>Nothing before is like this task</source>
        <translation>之前没有与此任务相似的任务</translation>
    </message>
    <message>
        <source>Step %1: %2
Cosine similarity: %3
Answered by %4, score %5</source>
        <translation>步骤 %1：%2
余弦相似度：%3
由 %4 回答，得分 %5</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>similarity</source>
        <translation>相似度</translation>
    </message>
    <message>
        <source>model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>task</source>
        <translation>任务</translation>
    </message>
</context>
<context>
    <name>acr::ui::NeighbourModel</name>
    <message>
        <source>The verifier gave no score.</source>
        <translation>验证器没有给出得分。</translation>
    </message>
    <message>
        <source>Cosine of the task embeddings</source>
        <translation>任务嵌入的余弦</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>余弦</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
</context>
<context>
    <name>acr::ui::OutcomeTableModel</name>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>Full score</source>
        <translation>满分</translation>
    </message>
    <message>
        <source>Partial score</source>
        <translation>部分得分</translation>
    </message>
    <message>
        <source>Score 0</source>
        <translation>0 分</translation>
    </message>
    <message>
        <source>Ungraded</source>
        <translation>未评分</translation>
    </message>
    <message>
        <source>No score</source>
        <translation>无得分</translation>
    </message>
    <message>
        <source>As a choice</source>
        <translation>作为选择</translation>
    </message>
    <message>
        <source>The best</source>
        <translation>最佳</translation>
    </message>
    <message>
        <source>Tied for best</source>
        <translation>并列最佳</translation>
    </message>
    <message>
        <source>Not the best</source>
        <translation>非最佳</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Cost record</source>
        <translation>成本记录</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>有记录</translation>
    </message>
    <message>
        <source>Written as zeros</source>
        <translation>写成零</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>Applied</source>
        <translation>已应用</translation>
    </message>
    <message>
        <source>Did not apply</source>
        <translation>未能应用</translation>
    </message>
    <message>
        <source>(not given)</source>
        <translation>（未给出）</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no token record</source>
        <translation>无 token 记录</translation>
    </message>
    <message>
        <source>token record of zeros</source>
        <translation>token 记录全为零</translation>
    </message>
    <message>
        <source>No score is recorded for this model on this task.</source>
        <translation>此模型在此任务上没有得分记录。</translation>
    </message>
    <message>
        <source>There is no score to compute it from.</source>
        <translation>没有可用于计算的得分。</translation>
    </message>
    <message>
        <source>The answer was not graded, and ungraded answers are left out.</source>
        <translation>该回答未评分，而未评分的回答已被排除。</translation>
    </message>
    <message>
        <source>Nothing is missing in the record.</source>
        <translation>记录完整无缺。</translation>
    </message>
    <message>
        <source>The token record of this call is missing, and its cost with it. In sums an unknown cost counts as 0.</source>
        <translation>此调用的 token 记录缺失，成本也随之缺失。求和时未知成本按 0 计。</translation>
    </message>
    <message>
        <source>The source does not say.</source>
        <translation>来源没有说明。</translation>
    </message>
    <message>
        <source>Another model earns more on this task.</source>
        <translation>另一个模型在此任务上获得更高奖励。</translation>
    </message>
    <message>
        <source>As good as the best choice</source>
        <translation>与最佳选择相当</translation>
    </message>
    <message>
        <source>The best choice, by reward</source>
        <translation>最佳选择，以奖励计</translation>
    </message>
</context>
<context>
    <name>acr::ui::PageCommands</name>
    <message>
        <source>“%1” can&apos;t be done now.</source>
        <translation>现在无法执行“%1”。</translation>
    </message>
    <message>
        <source>“%1”: %2</source>
        <translation>“%1”：%2</translation>
    </message>
</context>
<context>
    <name>acr::ui::PicksModel</name>
    <message>
        <source>There is no score to judge by.</source>
        <translation>没有可供判断的得分。</translation>
    </message>
    <message numerus="yes">
        <source>%1: the first of %n seed(s)</source>
        <translation>
            <numerusform>%1：%n 个种子中的第一个</numerusform>
        </translation>
    </message>
    <message>
        <source>Tried in this order: %1</source>
        <translation>按此顺序尝试：%1</translation>
    </message>
</context>
<context>
    <name>acr::ui::PinKeeper</name>
    <message numerus="yes">
        <source>%n pinned run(s) of this stream can&apos;t be read and were left out.</source>
        <translation>
            <numerusform>此任务流有 %n 条对照线无法读取，已略去。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pinned run(s) are too long to be kept: they go when the program is closed.</source>
        <translation>
            <numerusform>有 %n 条对照线过长，无法保留：程序关闭后会消失。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>acr::ui::PlayControls</name>
    <message>
        <source>To the first step (Home)</source>
        <translation>到第一步 (Home)</translation>
    </message>
    <message>
        <source>One step back (Left)</source>
        <translation>后退一步 (Left)</translation>
    </message>
    <message>
        <source>Play (Space)</source>
        <translation>播放 (Space)</translation>
    </message>
    <message>
        <source>One step forward (Right)</source>
        <translation>前进一步 (Right)</translation>
    </message>
    <message>
        <source>To the last step (End)</source>
        <translation>到最后一步 (End)</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Steps a second</source>
        <translation>每秒步数</translation>
    </message>
    <message>
        <source>unlimited</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/秒</translation>
    </message>
    <message>
        <source>Pause (Space)</source>
        <translation>暂停 (Space)</translation>
    </message>
</context>
<context>
    <name>acr::ui::PointMap</name>
    <message>
        <source>Nothing to map yet</source>
        <translation>地图暂无内容</translation>
    </message>
    <message>
        <source>Move the step forward: each attempt becomes a point.</source>
        <translation>向前移动：每次尝试成为一个点。</translation>
    </message>
    <message numerus="yes">
        <source>%n points.</source>
        <translation>
            <numerusform>%n 个点。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n brushed.</source>
        <translation>
            <numerusform>已圈选 %n 个。</numerusform>
        </translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>in the background</source>
        <translation>背景</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>及另外 %n 个</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>acr::ui::PolicyDialog</name>
    <message>
        <source>From %1 to %2.</source>
        <translation>从 %1 到 %2。</translation>
    </message>
    <message>
        <source>Default: %1</source>
        <translation>默认：%1</translation>
    </message>
    <message>
        <source>Add policy</source>
        <translation>添加策略</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>策略</translation>
    </message>
    <message>
        <source>Name of the row</source>
        <translation>行的名称</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>问题所在</translation>
    </message>
    <message>
        <source>&amp;Add to leaderboard</source>
        <translation>加入排行榜(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Policy</source>
        <translation>策略(&amp;P)</translation>
    </message>
    <message>
        <source>No decision files are open. Import one with File ▸ Open.</source>
        <translation>没有打开的决策文件。请通过“文件 ▸ 导入决策…”导入。</translation>
    </message>
    <message>
        <source>This row is in the leaderboard already.</source>
        <translation>此行已在排行榜中。</translation>
    </message>
    <message>
        <source>Learns from %1 tasks of the probing split. None has a prompt, so ids and categories are used.</source>
        <translation>从探测集的 %1 个任务学习。它们都没有提示词，因此使用任务 ID 和类别。</translation>
    </message>
    <message>
        <source>Learns from %1 tasks of the probing split, %2 of them with prompts.</source>
        <translation>从探测集的 %1 个任务学习，其中 %2 个有提示词。</translation>
    </message>
    <message>
        <source>Train a policy</source>
        <translation>训练策略</translation>
    </message>
    <message>
        <source>Play another policy</source>
        <translation>运行另一个策略</translation>
    </message>
    <message>
        <source>all of these, as they are by default</source>
        <translation>以上全部，使用默认参数</translation>
    </message>
    <message>
        <source>This benchmark has no tasks of a split called probing, and nothing is learned from any other.</source>
        <translation>该评测集没有名为 probing 的划分，而策略不会从其他划分学习。</translation>
    </message>
    <message>
        <source>%1. Install XGBoost (on Debian: libxgboost-dev) and build again, or take another of these policies.</source>
        <translation>%1。请安装 XGBoost（在 Debian 上：libxgboost-dev）并重新构建，或选择其他策略。</translation>
    </message>
    <message>
        <source>&amp;Train</source>
        <translation>训练(&amp;T)</translation>
    </message>
    <message>
        <source>All of these are trained already.</source>
        <translation>这些策略都已训练。</translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation>运行(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Train and add</source>
        <translation>训练并添加(&amp;T)</translation>
    </message>
    <message>
        <source>This policy is trained already; training it again would give the same result.</source>
        <translation>该策略已训练，再次训练不会有不同的结果。</translation>
    </message>
</context>
<context>
    <name>acr::ui::PolicyFactsCache</name>
    <message>
        <source>Replaying %1 for the filter</source>
        <translation>正在为筛选器回放 %1</translation>
    </message>
</context>
<context>
    <name>acr::ui::PolicyNames</name>
    <message>
        <source>always %1</source>
        <translation>始终选 %1</translation>
    </message>
    <message>
        <source>%1 (recorded)</source>
        <translation>%1（记录）</translation>
    </message>
    <message>
        <source>Bounds</source>
        <translation>界限</translation>
    </message>
    <message>
        <source>Single models and chance</source>
        <translation>单一模型与随机</translation>
    </message>
    <message>
        <source>Fitted on probing</source>
        <translation>在探测集上拟合</translation>
    </message>
    <message>
        <source>Bandits</source>
        <translation>多臂老虎机</translation>
    </message>
    <message>
        <source>Cascades</source>
        <translation>级联</translation>
    </message>
    <message>
        <source>Recorded decisions</source>
        <translation>记录的决策</translation>
    </message>
    <message>
        <source>Ours</source>
        <translation>本项目</translation>
    </message>
</context>
<context>
    <name>acr::ui::PolicyTrainer</name>
    <message>
        <source>Training %1</source>
        <translation>正在训练 %1</translation>
    </message>
</context>
<context>
    <name>acr::ui::PresentPage</name>
    <message>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
    <message>
        <source>Export storyboard</source>
        <translation>导出故事板</translation>
    </message>
    <message>
        <source>Export leaderboard of the stream</source>
        <translation>导出任务流的排行榜</translation>
    </message>
    <message>
        <source>there is no leaderboard yet</source>
        <translation>尚无排行榜</translation>
    </message>
    <message>
        <source>the file name must end in .html, .pdf, .png or .svg</source>
        <translation>文件名必须以 .html、.pdf、.png 或 .svg 结尾</translation>
    </message>
    <message>
        <source>Drawing slide %1 of %2</source>
        <translation>正在绘制第 %1 张幻灯片，共 %2 张</translation>
    </message>
    <message>
        <source>Writing the report</source>
        <translation>正在写入报告</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>演示</translation>
    </message>
    <message>
        <source>Slides</source>
        <translation>幻灯片</translation>
    </message>
    <message>
        <source>Beat the router</source>
        <translation>挑战路由器</translation>
    </message>
    <message>
        <source>With notes</source>
        <translation>含备注</translation>
    </message>
    <message>
        <source>Streams shown</source>
        <translation>显示的任务流</translation>
    </message>
    <message>
        <source>Export storyboard…</source>
        <translation>导出故事板…</translation>
    </message>
    <message>
        <source>No slides yet</source>
        <translation>暂无幻灯片</translation>
    </message>
    <message>
        <source>Go to any page, arrange what you want to show, and press Ctrl+D: the view becomes a slide. Notes, order, presenting and exports are here.</source>
        <translation>在任一页面上调整好视图，然后按 Ctrl+D，该视图即成为一张幻灯片。备注、顺序、演示和导出都在此处。</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Storyboard</source>
        <translation>故事板</translation>
    </message>
    <message>
        <source>&amp;Present from this slide</source>
        <translation>从此幻灯片开始演示(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Open this view</source>
        <translation>打开此视图(&amp;O)</translation>
    </message>
    <message>
        <source>Move slide &amp;left</source>
        <translation>将幻灯片左移(&amp;L)</translation>
    </message>
    <message>
        <source>Move slide &amp;right</source>
        <translation>将幻灯片右移(&amp;R)</translation>
    </message>
    <message>
        <source>Re&amp;move slide</source>
        <translation>移除幻灯片(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Export storyboard…</source>
        <translation>导出故事板(&amp;E)…</translation>
    </message>
    <message>
        <source>Ctrl+Shift+P</source>
        <translation>Ctrl+Shift+P</translation>
    </message>
    <message>
        <source>Export &amp;leaderboard of the stream…</source>
        <translation>导出任务流的排行榜(&amp;L)…</translation>
    </message>
    <message>
        <source>The storyboard can&apos;t be read.</source>
        <translation>无法读取故事板。</translation>
    </message>
    <message>
        <source>The storyboard can&apos;t be saved; it stays as it is until the window closes.</source>
        <translation>无法保存故事板；在窗口关闭之前保持原样。</translation>
    </message>
    <message>
        <source>Page “%1”, stream %2, ε₂ = %3</source>
        <translation>页面“%1”，任务流 %2，ε₂ = %3</translation>
    </message>
    <message>
        <source>Open a workspace with a benchmark first; the slides are kept in it.</source>
        <translation>请先打开包含评测集的工作区；幻灯片保存在其中。</translation>
    </message>
    <message>
        <source>This workspace can only be read; save it under another name to bookmark views.</source>
        <translation>此工作区只能读取；以其他名称保存后即可收藏视图。</translation>
    </message>
    <message>
        <source>Bookmarked as slide %1; the Present page has it.</source>
        <translation>已收藏为幻灯片 %1；可在“演示”页面查看。</translation>
    </message>
    <message>
        <source>Report for browsers (*.html *.htm)</source>
        <translation>浏览器报告 (*.html *.htm)</translation>
    </message>
    <message>
        <source>PDF, a page for each slide (*.pdf)</source>
        <translation>PDF，每张幻灯片一页 (*.pdf)</translation>
    </message>
    <message>
        <source>Pictures, one a slide (*.png)</source>
        <translation>图片，每张幻灯片一幅 (*.png)</translation>
    </message>
    <message>
        <source>Drawings, one a slide (*.svg)</source>
        <translation>矢量图，每张幻灯片一幅 (*.svg)</translation>
    </message>
    <message>
        <source>No file was written.</source>
        <translation>没有写入文件。</translation>
    </message>
    <message>
        <source>Pictures are being taken.</source>
        <translation>正在截取图片。</translation>
    </message>
    <message>
        <source>There is no slide yet.</source>
        <translation>还没有幻灯片。</translation>
    </message>
    <message>
        <source>No film was written.</source>
        <translation>没有写入影片。</translation>
    </message>
    <message>
        <source>Colours of the slides</source>
        <translation>幻灯片的颜色</translation>
    </message>
    <message>
        <source>Colours: as the program</source>
        <translation>颜色：与程序相同</translation>
    </message>
    <message>
        <source>Light slides</source>
        <translation>浅色幻灯片</translation>
    </message>
    <message>
        <source>Dark slides</source>
        <translation>深色幻灯片</translation>
    </message>
    <message>
        <source>Language of the slides</source>
        <translation>幻灯片的语言</translation>
    </message>
    <message>
        <source>Compose a slide</source>
        <translation>编排幻灯片</translation>
    </message>
    <message>
        <source>Take the &amp;numbers anew</source>
        <translation>重新取数(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Duplicate slide</source>
        <translation>复制幻灯片(&amp;D)</translation>
    </message>
    <message>
        <source>Export the session as a &amp;film…</source>
        <translation>将会话导出为影片(&amp;F)…</translation>
    </message>
    <message>
        <source>Add &amp;title slide</source>
        <translation>添加标题幻灯片(&amp;T)</translation>
    </message>
    <message>
        <source>The session has no step yet.</source>
        <translation>会话还没有步骤。</translation>
    </message>
    <message>
        <source>Bookmarked as slide %1 while the view is still being computed. On the Present page, “Take the numbers anew” completes it.</source>
        <translation>视图仍在计算时已收藏为幻灯片 %1。在演示页使用“重新取数”可补全它。</translation>
    </message>
    <message>
        <source>Take the numbers anew</source>
        <translation>重新取数</translation>
    </message>
    <message>
        <source>Add a title slide</source>
        <translation>添加标题幻灯片</translation>
    </message>
    <message>
        <source>Duplicate a slide</source>
        <translation>复制幻灯片</translation>
    </message>
    <message>
        <source>Language: as the program</source>
        <translation>语言：与程序相同</translation>
    </message>
    <message>
        <source>The slides are not those that the step is about: it does nothing.</source>
        <translation>该撤销步骤针对的是其他幻灯片，因此不起作用。</translation>
    </message>
    <message>
        <source>Change slides</source>
        <translation>更改幻灯片</translation>
    </message>
    <message>
        <source>The page shows no chart, figure or table now: there is nothing to make a slide of.</source>
        <translation>页面现在没有显示图表、数值或表格：没有可以制成幻灯片的内容。</translation>
    </message>
    <message>
        <source>The view shows no chart, figure or table now: the slide stays as it is.</source>
        <translation>视图现在没有显示图表、数值或表格：幻灯片保持不变。</translation>
    </message>
</context>
<context>
    <name>acr::ui::Presenter</name>
    <message>
        <source>Presentation</source>
        <translation>演示</translation>
    </message>
    <message>
        <source>Stop (P)</source>
        <translation>停止 (P)</translation>
    </message>
    <message>
        <source>Play the session (P)</source>
        <translation>播放会话 (P)</translation>
    </message>
</context>
<context>
    <name>acr::ui::PricesPanel</name>
    <message>
        <source>Other prices change what every call costs, by its tokens, and the oracle with it. USD per million tokens.</source>
        <translation>其他价格会按 token 数改变每次调用的成本，Oracle 也随之改变。单位为美元/百万 token。</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>The benchmark names no price</source>
        <translation>评测集未给出价格</translation>
    </message>
    <message>
        <source>In the benchmark: %1 per million tokens</source>
        <translation>评测集中：每百万 token %1</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
</context>
<context>
    <name>acr::ui::PriorEditor</name>
    <message>
        <source>Laying out the prior desk</source>
        <translation>正在准备先验工作台</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>更改 %1</translation>
    </message>
    <message>
        <source>Replaying with other priors</source>
        <translation>正在用其他先验回放</translation>
    </message>
</context>
<context>
    <name>acr::ui::PriorGrid</name>
    <message>
        <source>Priors by dimension and model</source>
        <translation>各维度与模型的先验</translation>
    </message>
    <message>
        <source>No priors</source>
        <translation>无先验</translation>
    </message>
    <message>
        <source>Without a probing split there is nothing to learn priors from; import a prior set.</source>
        <translation>没有探测集，无法学习先验；请导入先验集。</translation>
    </message>
    <message>
        <source>New value: %1</source>
        <translation>新值：%1</translation>
    </message>
    <message>
        <source>all tasks</source>
        <translation>全部任务</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>compared with %1</source>
        <translation>与 %1 相比</translation>
    </message>
    <message>
        <source>strength: %1 tasks</source>
        <translation>强度：%1 个任务</translation>
    </message>
    <message>
        <source>expected cost: unknown</source>
        <translation>期望成本：未知</translation>
    </message>
    <message>
        <source>expected score</source>
        <translation>期望得分</translation>
    </message>
    <message>
        <source>change of the score</source>
        <translation>得分的变化</translation>
    </message>
    <message>
        <source>expected cost: %1</source>
        <translation>期望成本：%1</translation>
    </message>
    <message>
        <source>★ highest expected score of the row</source>
        <translation>★ 该行中最高的期望得分</translation>
    </message>
    <message>
        <source>%1, kind %2: %3</source>
        <translation>%1，种类 %2：%3</translation>
    </message>
    <message>
        <source>kinds by: %1</source>
        <translation>种类的依据：%1</translation>
    </message>
    <message>
        <source>probed tasks of the kind: %1</source>
        <translation>该种类的探测任务数：%1</translation>
    </message>
    <message>
        <source>their mean score: %1</source>
        <translation>其平均得分：%1</translation>
    </message>
    <message>
        <source>correction by ids: %1</source>
        <translation>根据 ID 的修正：%1</translation>
    </message>
    <message>
        <source>Read only: the policy learns the correction from the probed tasks and adds it to the score of the source. How easy a kind is for all models alike is left out.</source>
        <translation>只读：策略从探测任务学到修正，并加到来源的得分上。一个种类对所有模型同样容易的程度不计在内。</translation>
    </message>
</context>
<context>
    <name>acr::ui::PriorHeadline</name>
    <message>
        <source>CumReg (reward)</source>
        <translation>CumReg（奖励）</translation>
    </message>
    <message>
        <source>AvgPerf</source>
        <translation>AvgPerf</translation>
    </message>
    <message>
        <source>Cost of the stream</source>
        <translation>任务流成本</translation>
    </message>
    <message>
        <source>Flipped tasks</source>
        <translation>翻转的任务</translation>
    </message>
    <message>
        <source>Click: these tasks</source>
        <translation>点击：列出这些任务</translation>
    </message>
    <message>
        <source>Click: the tasks with regret</source>
        <translation>点击：列出有遗憾的任务</translation>
    </message>
    <message>
        <source>Click: the tasks without the full score</source>
        <translation>点击：列出未得满分的任务</translation>
    </message>
</context>
<context>
    <name>acr::ui::PriorKeeper</name>
    <message>
        <source>Priors that were on the desk can&apos;t be used and were left out. %1</source>
        <translation>先验工作台上原有的先验无法使用，已略去。%1</translation>
    </message>
    <message>
        <source>Of the priors on the desk, models that the benchmark lacks were left out.</source>
        <translation>先验工作台上的先验中，评测集所没有的模型已略去。</translation>
    </message>
    <message>
        <source>priors</source>
        <translation>先验</translation>
    </message>
    <message>
        <source>prior set “%1”</source>
        <translation>先验集“%1”</translation>
    </message>
    <message>
        <source>The step is damaged, or about something that the benchmark lacks: it does nothing.</source>
        <translation>该撤销步骤已损坏，或涉及评测集所没有的内容，因此不起作用。</translation>
    </message>
    <message>
        <source>Change priors</source>
        <translation>更改先验</translation>
    </message>
    <message>
        <source>Save or remove a prior set</source>
        <translation>保存或移除先验集</translation>
    </message>
</context>
<context>
    <name>acr::ui::PriorNames</name>
    <message>
        <source>expected score</source>
        <translation>期望得分</translation>
    </message>
    <message>
        <source>strength</source>
        <translation>强度</translation>
    </message>
    <message>
        <source>expected cost</source>
        <translation>期望成本</translation>
    </message>
    <message>
        <source>weight of the voter</source>
        <translation>投票者权重</translation>
    </message>
    <message>
        <source>main prior</source>
        <translation>主先验</translation>
    </message>
    <message>
        <source>weight of the main prior</source>
        <translation>主先验权重</translation>
    </message>
    <message>
        <source>specialist</source>
        <translation>专家</translation>
    </message>
    <message>
        <source>boost of specialists</source>
        <translation>专家加成</translation>
    </message>
    <message>
        <source>neighbours k</source>
        <translation>近邻数 k</translation>
    </message>
    <message>
        <source>similarity threshold</source>
        <translation>相似度阈值</translation>
    </message>
    <message>
        <source>capacity of the memory</source>
        <translation>记忆容量</translation>
    </message>
    <message>
        <source>exploration horizon</source>
        <translation>探索期</translation>
    </message>
    <message>
        <source>score weight ε₁</source>
        <translation>得分权重 ε₁</translation>
    </message>
    <message>
        <source>cost weight ε₂</source>
        <translation>成本权重 ε₂</translation>
    </message>
    <message>
        <source>input price</source>
        <translation>输入价格</translation>
    </message>
    <message>
        <source>output price</source>
        <translation>输出价格</translation>
    </message>
    <message>
        <source>%1 of %2 on all tasks</source>
        <translation>%2 在全部任务上的%1</translation>
    </message>
    <message>
        <source>%1 of %2 in %3</source>
        <translation>%2 在 %3 上的%1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2 的%1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>words of the id</source>
        <translation>ID 中的单词</translation>
    </message>
    <message>
        <source>word %1 of the id</source>
        <translation>ID 中的第 %1 个单词</translation>
    </message>
    <message>
        <source>last number of the id, in hundreds</source>
        <translation>ID 中最后一个数，以百为单位</translation>
    </message>
</context>
<context>
    <name>acr::ui::PriorSearch</name>
    <message>
        <source>Ranking priors</source>
        <translation>正在对先验排序</translation>
    </message>
    <message>
        <source>Tuning priors</source>
        <translation>正在调优先验</translation>
    </message>
    <message>
        <source>Tune on the shown stream</source>
        <translation>在所示任务流上调优</translation>
    </message>
    <message>
        <source>Tune on the probing split</source>
        <translation>在探测集上调优</translation>
    </message>
    <message>
        <source>Nothing better was found by %1 replays: no edit lowered CumReg by more than its standard error over the folds.</source>
        <translation>经 %1 次回放未找到更好的先验：没有任何修改使 CumReg 的降幅超过其各折间的标准误。</translation>
    </message>
    <message>
        <source>Tuned on the shown stream with %1 replays: its CumReg went from %2 to %3. Undo brings the old set back.</source>
        <translation>已在所示任务流上调优，共 %1 次回放：其 CumReg 从 %2 变为 %3。撤销可恢复原先验集。</translation>
    </message>
    <message>
        <source>Tuned on the probing split with %1 replays: the mean CumReg of a fold went from %2 to %3. Undo brings the old set back.</source>
        <translation>已在探测集上调优，共 %1 次回放：每折的平均 CumReg 从 %2 变为 %3。撤销可恢复原先验集。</translation>
    </message>
</context>
<context>
    <name>acr::ui::PriorSlide</name>
    <message>
        <source>Laying out the priors of the slide</source>
        <translation>正在准备幻灯片的先验</translation>
    </message>
    <message>
        <source>Replaying with other priors</source>
        <translation>正在用其他先验回放</translation>
    </message>
</context>
<context>
    <name>acr::ui::PriorsPage</name>
    <message>
        <source>Cumulative regret before and after</source>
        <translation>前后累计遗憾对比</translation>
    </message>
    <message>
        <source>task in stream</source>
        <translation>任务流中的任务</translation>
    </message>
    <message>
        <source>Details of the priors</source>
        <translation>先验详情</translation>
    </message>
    <message>
        <source>Flipped</source>
        <translation>翻转</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Vote</source>
        <translation>投票</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>敏感度</translation>
    </message>
    <message>
        <source>Priors</source>
        <translation>先验</translation>
    </message>
    <message>
        <source>&amp;Rank priors by effect</source>
        <translation>按影响排序先验(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Tune on the probing split</source>
        <translation>在探测集上调优(&amp;T)</translation>
    </message>
    <message>
        <source>Ctrl+Shift+T</source>
        <translation>Ctrl+Shift+T</translation>
    </message>
    <message>
        <source>Tune on the s&amp;hown stream…</source>
        <translation>在所示任务流上调优(&amp;H)…</translation>
    </message>
    <message>
        <source>Tune on the shown stream</source>
        <translation>在所示任务流上调优</translation>
    </message>
    <message>
        <source>Figures on a stream that priors were tuned on are optimistic: they show the fit to known tasks, not the router&apos;s future performance.</source>
        <translation>在曾用于调优先验的任务流上，数值偏乐观：它们反映对已知任务的拟合程度，而不是路由器今后的表现。</translation>
    </message>
    <message>
        <source>The set will be marked “tuned on %1”, in files as well.</source>
        <translation>该先验集将标记为“在 %1 上调优”，在文件中也是如此。</translation>
    </message>
    <message>
        <source>Tune and mark the set</source>
        <translation>调优并标记先验集</translation>
    </message>
    <message>
        <source>No benchmark is open</source>
        <translation>没有打开的评测集</translation>
    </message>
    <message>
        <source>Open a CodeRouterBench folder, a workspace, or the simulated benchmark from the File menu; the first priors are learned from its probing split.</source>
        <translation>请从“文件”菜单打开 CodeRouterBench 文件夹、工作区或模拟评测集；最初的先验从其探测集学习。</translation>
    </message>
    <message>
        <source>No prior desk yet</source>
        <translation>尚无先验工作台</translation>
    </message>
    <message>
        <source>Priors need a policy that can run on this stream; choose another stream above.</source>
        <translation>先验需要一个能在此任务流上运行的策略；请在上方选择其他任务流。</translation>
    </message>
    <message>
        <source>It is being laid out.</source>
        <translation>正在准备。</translation>
    </message>
    <message>
        <source>before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>after</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>The figures below are of the priors before.</source>
        <translation>下方的数值属于之前的先验。</translation>
    </message>
    <message>
        <source>Laying it out was cancelled.</source>
        <translation>准备已取消。</translation>
    </message>
    <message>
        <source>“%1” was not taken: the %2 is a number from %3 to %4.</source>
        <translation>“%1”无效：%2应为 %3 到 %4 之间的数。</translation>
    </message>
    <message>
        <source>Flipped by the priors</source>
        <translation>因先验而翻转</translation>
    </message>
    <message>
        <source>Show the tasks that go to this model</source>
        <translation>显示分给该模型的任务</translation>
    </message>
    <message>
        <source>Tasks that go to %1</source>
        <translation>分给 %1 的任务</translation>
    </message>
    <message>
        <source>Tasks of %1 that go to %2</source>
        <translation>%1 中分给 %2 的任务</translation>
    </message>
    <message>
        <source>%1: none.</source>
        <translation>%1：没有。</translation>
    </message>
    <message>
        <source>Ctrl+Shift+K</source>
        <translation>Ctrl+Shift+K</translation>
    </message>
    <message>
        <source>The priors are not laid out yet.</source>
        <translation>先验工作台尚未准备好。</translation>
    </message>
    <message>
        <source>What the cells show</source>
        <translation>单元格显示的内容</translation>
    </message>
    <message>
        <source>Expected score</source>
        <translation>期望得分</translation>
    </message>
    <message>
        <source>The score that the priors expect, 0 to 1</source>
        <translation>先验所期望的得分，0 到 1</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>How much the priors differ from those that they are compared with</source>
        <translation>先验与其参照之间的差异</translation>
    </message>
    <message>
        <source>Fitted scale</source>
        <translation>适配色标</translation>
    </message>
    <message>
        <source>Colours from the lowest to the highest value that is shown</source>
        <translation>颜色从所显示的最低值到最高值</translation>
    </message>
    <message>
        <source>Try the smallest &amp;flip of the selected task</source>
        <translation>试所选任务的最小翻转(&amp;F)</translation>
    </message>
    <message>
        <source>No task of the stream is selected, or no number flips its decision.</source>
        <translation>没有选择任务流中的任务，或没有数能翻转其决策。</translation>
    </message>
    <message>
        <source>With the priors: with regret</source>
        <translation>使用这些先验：有遗憾</translation>
    </message>
    <message>
        <source>With the priors: without the full score</source>
        <translation>使用这些先验：未得满分</translation>
    </message>
    <message>
        <source>Show the tasks with regret</source>
        <translation>显示有遗憾的任务</translation>
    </message>
    <message>
        <source>Before the change: with regret</source>
        <translation>改变之前：有遗憾</translation>
    </message>
    <message>
        <source>Rows of kinds are read only: the policy learns them from the probed tasks. Edit the row of the source.</source>
        <translation>种类的行是只读的：策略从探测任务学到它们。请编辑来源的行。</translation>
    </message>
</context>
<context>
    <name>acr::ui::PromptView</name>
    <message>
        <source>Prompt of the task</source>
        <translation>任务的提示词</translation>
    </message>
    <message>
        <source>(cut off here)</source>
        <translation>（在此截断）</translation>
    </message>
</context>
<context>
    <name>acr::ui::PublishedFacts</name>
    <message>
        <source>The printed figures are for %1 tasks; this row has %2 of the stream&apos;s %3. Sums cannot be compared.</source>
        <translation>公布值针对 %1 个任务；此行覆盖该任务流 %3 个任务中的 %2 个。总和不可比较。</translation>
    </message>
    <message>
        <source>The oracle of this table reaches %1 for %2; the paper prints %3 for %4. Measured against the better oracle, every router&apos;s CumReg is higher by %5.</source>
        <translation>此表的 Oracle 以 %2 达到 %1；论文公布为以 %4 达到 %3。以更优的 Oracle 衡量，每个路由器的 CumReg 都高出 %5。</translation>
    </message>
    <message>
        <source>The oracle of this table reaches %1 for %2; the paper prints %3 for %4. Measured against the lesser oracle, every router&apos;s CumReg is lower by %5.</source>
        <translation>此表的 Oracle 以 %2 达到 %1；论文公布为以 %4 达到 %3。以较弱的 Oracle 衡量，每个路由器的 CumReg 都低 %5。</translation>
    </message>
    <message>
        <source>The row&apos;s own AvgPerf (%1) and cost (%2) are exactly as printed: the same decisions.</source>
        <translation>此行自身的 AvgPerf（%1）和成本（%2）与公布值完全一致：决策相同。</translation>
    </message>
    <message>
        <source>The row itself has AvgPerf %1 for %2 here and %3 for %4 in print: that takes %5 off CumReg.</source>
        <translation>此行自身在这里以 %2 达到 AvgPerf %1，公布为以 %4 达到 %3：这使 CumReg 减少 %5。</translation>
    </message>
    <message>
        <source>The row itself has AvgPerf %1 for %2 here and %3 for %4 in print: that adds %5 to CumReg.</source>
        <translation>此行自身在这里以 %2 达到 AvgPerf %1，公布为以 %4 达到 %3：这使 CumReg 增加 %5。</translation>
    </message>
    <message>
        <source>Together that is %1 of the %2; the rest, %3, is within the rounding of printed figures.</source>
        <translation>合计为 %2 中的 %1；其余的 %3 在公布值的舍入误差之内。</translation>
    </message>
    <message>
        <source>Together that is %1 of the %2. The printed AvgPerf and cost do not account for the other %3, so printed CumReg was computed on other data.</source>
        <translation>合计为 %2 中的 %1。公布的 AvgPerf 和成本无法解释其余的 %3，因此公布的 CumReg 是在其他数据上计算的。</translation>
    </message>
    <message>
        <source>Costs here are those recorded in the table. The paper&apos;s price list (its Table 6) is another one, so its costs are others for the same tokens: %1 here, %2 in print.</source>
        <translation>这里的成本是表中记录的成本。论文的价格表（其表 6）与之不同，因此相同 token 数对应的成本也不同：这里为 %1，公布为 %2。</translation>
    </message>
    <message>
        <source>Calls without a recorded cost: %1. They count as $0.</source>
        <translation>没有成本记录的调用：%1。它们按 $0 计。</translation>
    </message>
    <message>
        <source>Picks that were never graded: %1. They count as score 0, which is the paper&apos;s convention.</source>
        <translation>从未评分的选择：%1。按论文的约定计为 0 分。</translation>
    </message>
    <message>
        <source>Picks that were never graded: %1. They are left out here; the paper counts them as score 0.</source>
        <translation>从未评分的选择：%1。这里将其排除；论文将其计为 0 分。</translation>
    </message>
    <message>
        <source>The reward weights are changed; the printed figures use ε₁ = 1 and ε₂ = −0.1.</source>
        <translation>奖励权重已更改；公布值使用 ε₁ = 1、ε₂ = −0.1。</translation>
    </message>
    <message>
        <source>The recomputed figures are a mean over seeds: %1 of them.</source>
        <translation>重算值是种子间的均值：共 %1 个种子。</translation>
    </message>
    <message>
        <source>The stream is shuffled; routers that learn on the way depend on the order.</source>
        <translation>任务流已打乱；在线学习的路由器依赖于顺序。</translation>
    </message>
    <message>
        <source>CumReg is %1 here. The release prints %2 for %3: a difference of %4.</source>
        <translation>这里的 CumReg 为 %1。发布版对 %3 公布的是 %2：相差 %4。</translation>
    </message>
    <message>
        <source>CumReg is %1 here. The paper prints %2 for %3: a difference of %4.</source>
        <translation>这里的 CumReg 为 %1。论文对 %3 公布的是 %2：相差 %4。</translation>
    </message>
</context>
<context>
    <name>acr::ui::RadarChart</name>
    <message>
        <source>Axis</source>
        <translation>轴</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>及另外 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Radial axis</source>
        <translation>径向轴</translation>
    </message>
</context>
<context>
    <name>acr::ui::Rail</name>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
</context>
<context>
    <name>acr::ui::RegretPage</name>
    <message>
        <source>No benchmark is open</source>
        <translation>没有打开的评测集</translation>
    </message>
    <message>
        <source>Open a CodeRouterBench folder, a workspace, or the simulated benchmark from the File menu; the leaderboard is computed at once.</source>
        <translation>请从“文件”菜单打开 CodeRouterBench 文件夹、工作区或模拟评测集；排行榜会立即计算。</translation>
    </message>
    <message>
        <source>Run A: the selected policy</source>
        <translation>运行 A：所选策略</translation>
    </message>
    <message>
        <source>Run B: what it is compared with</source>
        <translation>运行 B：比较对象</translation>
    </message>
    <message>
        <source>Run &amp;A</source>
        <translation>运行 &amp;A</translation>
    </message>
    <message>
        <source>against &amp;B</source>
        <translation>对比 &amp;B</translation>
    </message>
    <message>
        <source>CumReg (reward)</source>
        <translation>CumReg（奖励）</translation>
    </message>
    <message>
        <source>AvgPerf</source>
        <translation>AvgPerf</translation>
    </message>
    <message>
        <source>Cost of the stream</source>
        <translation>任务流成本</translation>
    </message>
    <message>
        <source>Oracle agreement</source>
        <translation>Oracle 一致率</translation>
    </message>
    <message>
        <source>Flipped tasks</source>
        <translation>翻转的任务</translation>
    </message>
    <message>
        <source>Details of the selected policy</source>
        <translation>所选策略的详情</translation>
    </message>
    <message>
        <source>Why recomputed and published figures differ</source>
        <translation>重算值与公布值为何不同</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>分布</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Cost–quality</source>
        <translation>成本–质量</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>公布值</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Leaderboard</source>
        <translation>排行榜</translation>
    </message>
    <message>
        <source>A against B: flipped tasks</source>
        <translation>A 对比 B：翻转的任务</translation>
    </message>
    <message>
        <source>&amp;Add policy…</source>
        <translation>添加策略(&amp;A)…</translation>
    </message>
    <message>
        <source>Ctrl+Shift+A</source>
        <translation>Ctrl+Shift+A</translation>
    </message>
    <message>
        <source>&amp;Compare A against B</source>
        <translation>比较 A 与 B(&amp;C)</translation>
    </message>
    <message>
        <source>Ctrl+Shift+B</source>
        <translation>Ctrl+Shift+B</translation>
    </message>
    <message>
        <source>Make A the &amp;reference</source>
        <translation>将 A 设为参照(&amp;R)</translation>
    </message>
    <message>
        <source>Ctrl+Shift+R</source>
        <translation>Ctrl+Shift+R</translation>
    </message>
    <message>
        <source>&amp;Filter policies</source>
        <translation>筛选策略(&amp;F)</translation>
    </message>
    <message>
        <source>Ctrl+Shift+F</source>
        <translation>Ctrl+Shift+F</translation>
    </message>
    <message>
        <source>Show the &amp;whole stream</source>
        <translation>显示整个任务流(&amp;W)</translation>
    </message>
    <message>
        <source>Ctrl+Shift+0</source>
        <translation>Ctrl+Shift+0</translation>
    </message>
    <message>
        <source>Export c&amp;urves…</source>
        <translation>导出曲线(&amp;U)…</translation>
    </message>
    <message>
        <source>Export &amp;leaderboard…</source>
        <translation>导出排行榜(&amp;L)…</translation>
    </message>
    <message>
        <source>Export flipped &amp;tasks…</source>
        <translation>导出翻转的任务(&amp;T)…</translation>
    </message>
    <message>
        <source>Computing the leaderboard</source>
        <translation>正在计算排行榜</translation>
    </message>
    <message>
        <source>The leaderboard could not be computed</source>
        <translation>无法计算排行榜</translation>
    </message>
    <message>
        <source>Export curves</source>
        <translation>导出曲线</translation>
    </message>
    <message>
        <source>Regret</source>
        <translation>遗憾</translation>
    </message>
    <message>
        <source>No curve is switched on</source>
        <translation>没有启用的曲线</translation>
    </message>
    <message>
        <source>Check a row of the leaderboard, or choose Best 5.</source>
        <translation>请勾选排行榜中的一行，或选择“前 5 名”。</translation>
    </message>
    <message>
        <source>Drawing regret curves</source>
        <translation>正在绘制遗憾曲线</translation>
    </message>
    <message>
        <source>Bootstrapping intervals</source>
        <translation>正在用自助法计算区间</translation>
    </message>
    <message>
        <source>Comparing runs</source>
        <translation>正在比较运行</translation>
    </message>
    <message>
        <source>%1 of %2 tasks</source>
        <translation>%1 / %2 个任务</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>共 %1</translation>
    </message>
    <message>
        <source>against %1</source>
        <translation>对比 %1</translation>
    </message>
    <message>
        <source>Neither the paper nor the release prints a figure for this row on this stream.</source>
        <translation>论文和发布版都没有公布此行在该任务流上的数值。</translation>
    </message>
    <message>
        <source>task %1</source>
        <translation>任务 %1</translation>
    </message>
    <message>
        <source>&amp;Train…</source>
        <translation>训练(&amp;T)…</translation>
    </message>
    <message>
        <source>Ctrl+Shift+T</source>
        <translation>Ctrl+Shift+T</translation>
    </message>
    <message>
        <source>Train a policy on the probing split; it is kept in the workspace</source>
        <translation>在探测集上训练策略；结果保存在工作区中</translation>
    </message>
    <message>
        <source>Being trained: %1</source>
        <translation>正在训练：%1</translation>
    </message>
    <message>
        <source>There is no workspace that can be written: what is trained is kept until another one is opened.</source>
        <translation>没有可写的工作区：训练结果会保留到打开另一个工作区为止。</translation>
    </message>
    <message>
        <source>Training %1</source>
        <translation>正在训练 %1</translation>
    </message>
    <message>
        <source>Install XGBoost (on Debian: libxgboost-dev) and build again, or train another policy.</source>
        <translation>请安装 XGBoost（在 Debian 上：libxgboost-dev）并重新构建，或训练其他策略。</translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation>图片 (*.png)</translation>
    </message>
    <message>
        <source>Vector drawing (*.svg)</source>
        <translation>矢量图 (*.svg)</translation>
    </message>
    <message>
        <source>Document (*.pdf)</source>
        <translation>文档 (*.pdf)</translation>
    </message>
    <message>
        <source>The leaderboard below is missing or of other settings.</source>
        <translation>下方的排行榜缺失，或属于其他设置。</translation>
    </message>
    <message>
        <source>Click: the tasks with regret</source>
        <translation>点击：列出有遗憾的任务</translation>
    </message>
    <message>
        <source>Click: the tasks without the full score</source>
        <translation>点击：列出未得满分的任务</translation>
    </message>
    <message>
        <source>Click: the tasks on which it picks what the oracle picks</source>
        <translation>点击：列出与 Oracle 选择相同的任务</translation>
    </message>
    <message>
        <source>Click: the tasks that A and B decide differently</source>
        <translation>点击：列出 A 与 B 决定不同的任务</translation>
    </message>
    <message>
        <source>%1 and %2 decide differently</source>
        <translation>%1 与 %2 决定不同</translation>
    </message>
    <message>
        <source>%1, seed %2</source>
        <translation>%1，种子 %2</translation>
    </message>
    <message>
        <source>%1: without the full score</source>
        <translation>%1：未得满分</translation>
    </message>
    <message>
        <source>%1: the oracle&apos;s choice</source>
        <translation>%1：与 Oracle 选择相同</translation>
    </message>
    <message>
        <source>%1: with regret</source>
        <translation>%1：有遗憾</translation>
    </message>
    <message>
        <source>not given</source>
        <translation>未给出</translation>
    </message>
    <message>
        <source>No benchmark is open.</source>
        <translation>没有打开的评测集。</translation>
    </message>
    <message>
        <source>A − B by group</source>
        <translation>A − B（按分组）</translation>
    </message>
    <message>
        <source>&amp;Pin A as ghost</source>
        <translation>将 A 固定为对照线(&amp;P)</translation>
    </message>
    <message>
        <source>Re&amp;move all ghosts</source>
        <translation>移除所有对照线(&amp;M)</translation>
    </message>
    <message>
        <source>Sort A − B by &amp;size</source>
        <translation>按大小排序 A − B(&amp;S)</translation>
    </message>
    <message>
        <source>There are %1 ghosts already; remove one first.</source>
        <translation>已有 %1 条对照线；请先移除一条。</translation>
    </message>
    <message>
        <source>There is no leaderboard yet.</source>
        <translation>还没有排行榜。</translation>
    </message>
    <message>
        <source>No run is pinned.</source>
        <translation>没有固定的运行。</translation>
    </message>
    <message>
        <source>%1 and %2 have another regret</source>
        <translation>%1 与 %2 遗憾不同</translation>
    </message>
</context>
<context>
    <name>acr::ui::RegretWords</name>
    <message>
        <source>measured</source>
        <translation>测得</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>It is against the models that were called, and says nothing of the others.</source>
        <translation>它只相对于被调用的模型，对其他模型没有说明。</translation>
    </message>
    <message>
        <source>cumulative regret against the called models (reward)</source>
        <translation>相对于被调用模型的累计遗憾（奖励）</translation>
    </message>
    <message>
        <source>cumulative regret (reward)</source>
        <translation>累计遗憾（奖励）</translation>
    </message>
    <message>
        <source>Regret per task</source>
        <translation>每个任务的遗憾</translation>
    </message>
    <message>
        <source>Unknown: no task was sent to every model.</source>
        <translation>未知：没有任务发送给所有模型。</translation>
    </message>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>%n 个任务</numerusform>
        </translation>
    </message>
    <message>
        <source>Measured on one task that was sent to every model: %1.</source>
        <translation>在发送给所有模型的一个任务上测得：%1。</translation>
    </message>
    <message>
        <source>± %1</source>
        <translation>± %1</translation>
    </message>
    <message>
        <source>Measured on %1 tasks that were sent to every model: %2, 95 % interval %3 to %4.</source>
        <translation>在发送给所有模型的 %1 个任务上测得：%2，95 % 区间 %3 至 %4。</translation>
    </message>
    <message>
        <source>CumReg is %1.</source>
        <translation>CumReg 为 %1。</translation>
    </message>
</context>
<context>
    <name>acr::ui::RetryBar</name>
    <message>
        <source>%1: cancelled.</source>
        <translation>%1：已取消。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Work without a result</source>
        <translation>没有结果的工作</translation>
    </message>
    <message>
        <source>T&amp;ry again</source>
        <translation>重试(&amp;R)</translation>
    </message>
</context>
<context>
    <name>acr::ui::RowMapProxy</name>
    <message>
        <source>%1 (at character %2)</source>
        <translation>%1（第 %2 个字符处）</translation>
    </message>
</context>
<context>
    <name>acr::ui::ScaleBar</name>
    <message>
        <source>Colours of %1: %2 to %3</source>
        <translation>%1 的颜色：%2 至 %3</translation>
    </message>
</context>
<context>
    <name>acr::ui::ScatterChart</name>
    <message>
        <source>No points yet</source>
        <translation>尚无数据点</translation>
    </message>
    <message>
        <source>Pick at least one policy.</source>
        <translation>请至少选择一个策略。</translation>
    </message>
    <message numerus="yes">
        <source>%1 against %2, %n points.</source>
        <translation>
            <numerusform>%1 对 %2，%n 个点。</numerusform>
        </translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message numerus="yes">
        <source>%n points at zero or below have no place on a logarithmic scale</source>
        <translation>
            <numerusform>%n 个等于或低于零的点在对数刻度上没有位置</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>acr::ui::Screenshots</name>
    <message>
        <source>%1: the folder can&apos;t be made</source>
        <translation>%1：无法创建文件夹</translation>
    </message>
    <message>
        <source>The data was not loaded in time.</source>
        <translation>数据未能及时加载。</translation>
    </message>
    <message>
        <source>There is no page “%1”; there are: %2</source>
        <translation>没有页面“%1”；可用的有：%2</translation>
    </message>
    <message>
        <source>The page “%1” was not done in %2 s; its picture shows it as it was.</source>
        <translation>页面“%1”未能在 %2 秒内完成；其图片显示当时的状态。</translation>
    </message>
    <message>
        <source>%1 can&apos;t be written: %2</source>
        <translation>无法写入 %1：%2</translation>
    </message>
</context>
<context>
    <name>acr::ui::SensitivityModel</name>
    <message>
        <source>At %1: CumReg %2</source>
        <translation>取 %1 时：CumReg %2</translation>
    </message>
    <message>
        <source>Prior</source>
        <translation>先验</translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>影响</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Lower</source>
        <translation>调低</translation>
    </message>
    <message>
        <source>Higher</source>
        <translation>调高</translation>
    </message>
    <message>
        <source>Per unit</source>
        <translation>每单位</translation>
    </message>
    <message>
        <source>Largest change of CumReg, either way</source>
        <translation>CumReg 在任一方向上的最大变化</translation>
    </message>
    <message>
        <source>Value in the current set</source>
        <translation>当前先验集中的值</translation>
    </message>
    <message>
        <source>Change of CumReg when the prior is lowered</source>
        <translation>先验调低时 CumReg 的变化</translation>
    </message>
    <message>
        <source>Change of CumReg when the prior is raised</source>
        <translation>先验调高时 CumReg 的变化</translation>
    </message>
    <message>
        <source>Change of CumReg per unit of the prior, between the two</source>
        <translation>两者之间先验每变化一个单位时 CumReg 的变化</translation>
    </message>
</context>
<context>
    <name>acr::ui::SensitivityPanel</name>
    <message>
        <source>&amp;Rank priors</source>
        <translation>先验排序(&amp;R)</translation>
    </message>
    <message>
        <source>Every prior is moved a little both ways and the stream is replayed for each. The largest effect stands first.</source>
        <translation>每个先验都略微调低和调高，并各回放一次任务流。影响最大的排在最前。</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>敏感度</translation>
    </message>
    <message>
        <source>No ranking yet</source>
        <translation>尚无排序</translation>
    </message>
    <message>
        <source>Rank the priors to see on which of them the regret depends most.</source>
        <translation>对先验排序，即可看出遗憾最取决于其中哪些。</translation>
    </message>
</context>
<context>
    <name>acr::ui::SessionKeeper</name>
    <message>
        <source>the kept session</source>
        <translation>保留的会话</translation>
    </message>
    <message>
        <source>What was played on this stream before can&apos;t be read and was left out.</source>
        <translation>此任务流上之前的会话无法读取，已略去。</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) were left out: the benchmark has no such model.</source>
        <translation>
            <numerusform>略去了 %n 个事件：评测集中没有相应的模型。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>acr::ui::SessionLane</name>
    <message>
        <source>Running %1</source>
        <translation>正在运行 %1</translation>
    </message>
    <message>
        <source>Opening %1</source>
        <translation>正在打开 %1</translation>
    </message>
    <message>
        <source>Computing the states of %1</source>
        <translation>正在计算 %1 的状态</translation>
    </message>
</context>
<context>
    <name>acr::ui::SessionMemory</name>
    <message>
        <source>Drawing the map of the tasks</source>
        <translation>正在绘制任务地图</translation>
    </message>
</context>
<context>
    <name>acr::ui::SessionPage</name>
    <message>
        <source>No benchmark is open</source>
        <translation>没有打开的评测集</translation>
    </message>
    <message>
        <source>Open a CodeRouterBench folder, a workspace, or the simulated benchmark from the File menu; a session begins at once.</source>
        <translation>请从“文件”菜单打开 CodeRouterBench 文件夹、工作区或模拟评测集；会话随即开始。</translation>
    </message>
    <message>
        <source>The decision at the cursor</source>
        <translation>光标处的决策</translation>
    </message>
    <message>
        <source>Stopped: %1</source>
        <translation>已停止：%1</translation>
    </message>
    <message>
        <source>Policy of the session</source>
        <translation>会话的策略</translation>
    </message>
    <message>
        <source>The router that is played</source>
        <translation>所运行的路由器</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Saved sessions of this workspace</source>
        <translation>此工作区中已保存的会话</translation>
    </message>
    <message>
        <source>Go to the first step in which session and fork differ</source>
        <translation>转到会话与分叉首次出现差异的步骤</translation>
    </message>
    <message>
        <source>Take the fork away</source>
        <translation>移除分叉</translation>
    </message>
    <message>
        <source>CumReg (reward)</source>
        <translation>CumReg（奖励）</translation>
    </message>
    <message>
        <source>AvgPerf</source>
        <translation>AvgPerf</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>成本</translation>
    </message>
    <message>
        <source>Lost on failures</source>
        <translation>失败损失</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>State of the session</source>
        <translation>会话状态</translation>
    </message>
    <message>
        <source>Decision stream</source>
        <translation>决策流</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>&amp;Play or pause</source>
        <translation>播放或暂停(&amp;P)</translation>
    </message>
    <message>
        <source>Step &amp;forward</source>
        <translation>前进一步(&amp;F)</translation>
    </message>
    <message>
        <source>Step &amp;back</source>
        <translation>后退一步(&amp;B)</translation>
    </message>
    <message>
        <source>To the &amp;start</source>
        <translation>到开头(&amp;S)</translation>
    </message>
    <message>
        <source>To the &amp;end</source>
        <translation>到末尾(&amp;E)</translation>
    </message>
    <message>
        <source>Fork &amp;here…</source>
        <translation>在此分叉(&amp;H)…</translation>
    </message>
    <message>
        <source>Go to the first &amp;difference from the fork</source>
        <translation>转到与分叉的首个差异(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Keep the fork as the session</source>
        <translation>保留分叉作为会话(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Take the fork away</source>
        <translation>移除分叉(&amp;T)</translation>
    </message>
    <message>
        <source>E&amp;xport decisions…</source>
        <translation>导出决策(&amp;X)…</translation>
    </message>
    <message>
        <source>Export the session&apos;s &amp;definition…</source>
        <translation>导出会话定义(&amp;D)…</translation>
    </message>
    <message>
        <source>Other policy…</source>
        <translation>其他策略…</translation>
    </message>
    <message>
        <source>There is no session to save, or the workspace can only be read</source>
        <translation>没有可保存的会话，或工作区为只读</translation>
    </message>
    <message>
        <source>%1, fork at %2</source>
        <translation>%1，在第 %2 步分叉</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Rename the session…</source>
        <translation>重命名会话…</translation>
    </message>
    <message>
        <source>Rename the fork…</source>
        <translation>重命名分叉…</translation>
    </message>
    <message>
        <source>Keep the fork as the session</source>
        <translation>将分叉保留为会话</translation>
    </message>
    <message>
        <source>Nothing is saved for this benchmark yet</source>
        <translation>此评测集尚未保存任何内容</translation>
    </message>
    <message>
        <source>%1 (fork of %2)</source>
        <translation>%1（%2 的分叉）</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Export the definition</source>
        <translation>导出定义</translation>
    </message>
    <message>
        <source>Session definition (*.json)</source>
        <translation>会话定义 (*.json)</translation>
    </message>
    <message>
        <source>Reading the tasks…</source>
        <translation>正在读取任务…</translation>
    </message>
    <message>
        <source>The tasks can&apos;t be read as vectors</source>
        <translation>无法把任务编码为向量</translation>
    </message>
    <message>
        <source>fork</source>
        <translation>分叉</translation>
    </message>
    <message>
        <source>differs at %1</source>
        <translation>差异始于 %1</translation>
    </message>
    <message>
        <source>no difference</source>
        <translation>无差异</translation>
    </message>
    <message>
        <source>&amp;Name the session…</source>
        <translation>命名会话(&amp;N)…</translation>
    </message>
    <message>
        <source>Name the f&amp;ork…</source>
        <translation>命名分叉(&amp;O)…</translation>
    </message>
    <message>
        <source>Name the fork</source>
        <translation>命名分叉</translation>
    </message>
    <message>
        <source>Name the session</source>
        <translation>命名会话</translation>
    </message>
    <message>
        <source>Name the session…</source>
        <translation>命名会话…</translation>
    </message>
    <message>
        <source>Name the fork…</source>
        <translation>命名分叉…</translation>
    </message>
    <message>
        <source>The session was cancelled</source>
        <translation>会话已取消</translation>
    </message>
    <message>
        <source>No step was computed before.</source>
        <translation>之前没有计算任何步骤。</translation>
    </message>
    <message>
        <source>The session could not be run</source>
        <translation>会话无法运行</translation>
    </message>
    <message>
        <source>Click: the tasks with regret</source>
        <translation>点击：列出有遗憾的任务</translation>
    </message>
    <message>
        <source>The session chose %1</source>
        <translation>会话选择了 %1</translation>
    </message>
    <message>
        <source>%1: with regret</source>
        <translation>%1：有遗憾</translation>
    </message>
    <message>
        <source>The session has no step yet.</source>
        <translation>会话还没有步骤。</translation>
    </message>
    <message>
        <source>No benchmark is open.</source>
        <translation>没有打开的评测集。</translation>
    </message>
    <message>
        <source>There is no fork.</source>
        <translation>没有分叉。</translation>
    </message>
    <message>
        <source>Session and fork do not differ.</source>
        <translation>会话与分叉没有差异。</translation>
    </message>
    <message>
        <source>Pin as ghost</source>
        <translation>固定为对照线</translation>
    </message>
    <message>
        <source>%1 is not pinned: it was played on another stream or with another convention of missing scores.</source>
        <translation>%1 未固定：它是在另一条任务流上，或以另一种缺失得分的约定运行的。</translation>
    </message>
    <message>
        <source>What the events change for the oracle</source>
        <translation>事件对 Oracle 的改变</translation>
    </message>
    <message>
        <source>There are %1 ghosts already; remove one first.</source>
        <translation>已有 %1 条对照线；请先移除一条。</translation>
    </message>
    <message>
        <source>No run is pinned.</source>
        <translation>没有固定的运行。</translation>
    </message>
    <message>
        <source>Try the smallest fl&amp;ip on the Priors page</source>
        <translation>在先验页面试最小的翻转(&amp;I)</translation>
    </message>
    <message>
        <source>Pin the session as &amp;ghost</source>
        <translation>将会话固定为对照线(&amp;G)</translation>
    </message>
    <message>
        <source>Pin the fork as g&amp;host</source>
        <translation>将分叉固定为对照线(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Remove all ghosts</source>
        <translation>移除所有对照线(&amp;R)</translation>
    </message>
    <message>
        <source>No number of a prior set flips the decision at the cursor.</source>
        <translation>先验集中没有数能翻转光标处的决策。</translation>
    </message>
    <message>
        <source>Verify the session</source>
        <translation>验证会话</translation>
    </message>
    <message>
        <source>Computes the session again and says in which steps it differs</source>
        <translation>重新计算会话，并说明哪些步骤不同</translation>
    </message>
    <message>
        <source>The record of the session</source>
        <translation>会话的记录</translation>
    </message>
    <message>
        <source>The session is being computed again…</source>
        <translation>正在重新计算会话…</translation>
    </message>
    <message>
        <source>The session can&apos;t be computed again: %1</source>
        <translation>无法重新计算会话：%1</translation>
    </message>
    <message>
        <source>Computed again, all %1 steps are the same to the last bit.</source>
        <translation>重新计算后，全部 %1 步逐位相同。</translation>
    </message>
    <message>
        <source>Computed again, %1 of %2 steps differ: %3 in the decision, %4 in the outcome of the same calls, %5 because only one of them decides the task.</source>
        <translation>重新计算后，%2 步中有 %1 步不同：%3 步决策不同，%4 步调用相同而结果不同，%5 步只有其中一方对任务做出决策。</translation>
    </message>
    <message>
        <source>not decided</source>
        <translation>未决策</translation>
    </message>
    <message>
        <source>%1 (score %2, %3)</source>
        <comment>models, score, cost</comment>
        <translation>%1（得分 %2，%3）</translation>
    </message>
    <message>
        <source>Step %1, %2: recorded %3, now %4</source>
        <translation>第 %1 步，%2：记录为 %3，现在为 %4</translation>
    </message>
    <message>
        <source>In %1 of the recorded steps, first in step %2, the policy would decide differently today. Votes and beliefs are those that it has after what was recorded.</source>
        <translation>在记录的步骤中有 %1 步（最早为第 %2 步），策略今天会做出不同的决策。选票和信念是它学习了所记录的内容之后的。</translation>
    </message>
    <message>
        <source>The session ends at its last recorded step. A fork goes on from there.</source>
        <translation>会话在其最后记录的一步结束。可以用分叉从那里继续。</translation>
    </message>
    <message>
        <source>Parameter %1: %2 when the session was recorded, %3 now</source>
        <translation>参数 %1：记录会话时为 %2，现在为 %3</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>&amp;Verify the session</source>
        <translation>验证会话(&amp;V)</translation>
    </message>
    <message>
        <source>Its votes can&apos;t be had: %1</source>
        <translation>无法得到其选票：%1</translation>
    </message>
    <message>
        <source>Its votes are being computed from what was recorded.</source>
        <translation>正在根据记录计算其选票。</translation>
    </message>
    <message>
        <source>The record differs from this: today the policy would decide as shown here.</source>
        <translation>与记录不同：策略今天会按此处所示做出决策。</translation>
    </message>
    <message>
        <source>Click: the tasks without the full score</source>
        <translation>点击：列出未得满分的任务</translation>
    </message>
    <message>
        <source>Click: the tasks with failed attempts</source>
        <translation>点击：列出有失败尝试的任务</translation>
    </message>
    <message>
        <source>%1: without the full score</source>
        <translation>%1：未得满分</translation>
    </message>
    <message>
        <source>%1: with failed attempts</source>
        <translation>%1：有失败的尝试</translation>
    </message>
</context>
<context>
    <name>acr::ui::SessionPlayer</name>
    <message>
        <source>Reading the tasks</source>
        <translation>正在读取任务</translation>
    </message>
    <message>
        <source>Comparing the oracle with and without events</source>
        <translation>比较有无事件时的 Oracle</translation>
    </message>
    <message>
        <source>The step about events is damaged and does nothing.</source>
        <translation>关于事件的撤销步骤已损坏，不起作用。</translation>
    </message>
    <message>
        <source>Change events</source>
        <translation>更改事件</translation>
    </message>
    <message>
        <source>Verifying the session</source>
        <translation>正在验证会话</translation>
    </message>
</context>
<context>
    <name>acr::ui::SessionWords</name>
    <message>
        <source>main prior</source>
        <translation>主先验</translation>
    </message>
    <message>
        <source>explored</source>
        <translation>已探索</translation>
    </message>
    <message>
        <source>known source</source>
        <translation>已知来源</translation>
    </message>
    <message>
        <source>out-of-distribution tasks</source>
        <translation>分布外任务</translation>
    </message>
    <message>
        <source>known dimension</source>
        <translation>已知维度</translation>
    </message>
    <message>
        <source>best overall</source>
        <translation>总体最佳</translation>
    </message>
    <message>
        <source>warm-up</source>
        <translation>预热</translation>
    </message>
    <message>
        <source>neighbours</source>
        <translation>近邻</translation>
    </message>
    <message>
        <source>Nothing flips it: the model is fixed</source>
        <translation>无法翻转：模型是固定的</translation>
    </message>
    <message>
        <source>Nothing flips it: so it stands in the file</source>
        <translation>无法翻转：文件中就是这样记录的</translation>
    </message>
    <message>
        <source>Nothing flips it: chance alone decides</source>
        <translation>无法翻转：完全由随机决定</translation>
    </message>
    <message>
        <source>Nothing flips it: the order is fixed</source>
        <translation>无法翻转：顺序是固定的</translation>
    </message>
    <message>
        <source>Nothing flips it: in the warm-up the models take turns</source>
        <translation>无法翻转：预热阶段各模型轮流被选</translation>
    </message>
    <message>
        <source>Nothing flips it: there is no other candidate</source>
        <translation>无法翻转：没有其他候选模型</translation>
    </message>
    <message>
        <source>No change of one number within its limits flips it</source>
        <translation>单个数值在其范围内的任何变化都无法翻转</translation>
    </message>
    <message>
        <source>always the same</source>
        <translation>始终相同</translation>
    </message>
    <message>
        <source>drawn at random</source>
        <translation>随机抽取</translation>
    </message>
    <message>
        <source>hindsight</source>
        <translation>事后最优</translation>
    </message>
    <message>
        <source>recorded</source>
        <translation>有记录</translation>
    </message>
    <message>
        <source>fixed chain</source>
        <translation>固定链</translation>
    </message>
    <message>
        <source>group by id</source>
        <translation>按 ID 分组</translation>
    </message>
    <message>
        <source>group by source</source>
        <translation>按来源分组</translation>
    </message>
    <message>
        <source>group by dimension</source>
        <translation>按维度分组</translation>
    </message>
    <message>
        <source>sampled from beliefs</source>
        <translation>从信念中采样</translation>
    </message>
    <message>
        <source>expected score</source>
        <translation>期望得分</translation>
    </message>
    <message>
        <source>expected cost</source>
        <translation>期望成本</translation>
    </message>
    <message>
        <source>exploration</source>
        <translation>探索</translation>
    </message>
    <message>
        <source>going on after a failure</source>
        <translation>失败后继续</translation>
    </message>
    <message>
        <source>neighbour</source>
        <translation>近邻</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>记忆</translation>
    </message>
    <message>
        <source>decision file</source>
        <translation>决策文件</translation>
    </message>
    <message>
        <source>tied</source>
        <translation>并列</translation>
    </message>
    <message>
        <source>avoidable</source>
        <translation>可避免</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>The only best choice.</source>
        <translation>唯一的最佳选择。</translation>
    </message>
    <message>
        <source>As good as the best; other models were as good.</source>
        <translation>与最佳选择相当；其他模型同样好。</translation>
    </message>
    <message>
        <source>No score to judge by.</source>
        <translation>没有可供判断的得分。</translation>
    </message>
    <message>
        <source>Model goes down</source>
        <translation>模型下线</translation>
    </message>
    <message>
        <source>Model comes back</source>
        <translation>模型恢复</translation>
    </message>
    <message>
        <source>Price changes</source>
        <translation>价格变化</translation>
    </message>
    <message>
        <source>Model gets better or worse</source>
        <translation>模型变好或变差</translation>
    </message>
    <message>
        <source>New model joins</source>
        <translation>新模型加入</translation>
    </message>
    <message>
        <source>%1 goes down</source>
        <translation>%1 下线</translation>
    </message>
    <message>
        <source>%1 comes back</source>
        <translation>%1 恢复</translation>
    </message>
    <message>
        <source>%1 costs × %2</source>
        <translation>%1 成本 × %2</translation>
    </message>
    <message>
        <source>%1 solves %2 % of what it failed</source>
        <translation>%1 解决原先失败任务的 %2 %</translation>
    </message>
    <message>
        <source>%1 fails %2 % of what it solved</source>
        <translation>%1 在原先解决的任务中失败 %2 %</translation>
    </message>
    <message>
        <source>%1 joins</source>
        <translation>%1 加入</translation>
    </message>
    <message>
        <source>Regret of the step above</source>
        <translation>遗憾高于此值的步</translation>
    </message>
    <message>
        <source>Attempts, at least</source>
        <translation>尝试次数至少为</translation>
    </message>
    <message>
        <source>Answer by</source>
        <translation>作答者</translation>
    </message>
    <message>
        <source>Dimension</source>
        <translation>维度</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>What was learned overrules the prior</source>
        <translation>学习结果推翻了先验</translation>
    </message>
    <message>
        <source>The pick explores</source>
        <translation>所选模型属于探索</translation>
    </message>
    <message>
        <source>The task is not resolved</source>
        <translation>任务未解决</translation>
    </message>
    <message>
        <source>highest upper bound</source>
        <translation>上界最高</translation>
    </message>
    <message>
        <source>weighted vote</source>
        <translation>加权投票</translation>
    </message>
    <message>
        <source>no votes</source>
        <translation>没有投票</translation>
    </message>
    <message>
        <source>expected from the prompt</source>
        <translation>来自提示词的期望</translation>
    </message>
    <message>
        <source>expected from the metadata</source>
        <translation>来自元数据的期望</translation>
    </message>
    <message>
        <source>expected reward</source>
        <translation>期望奖励</translation>
    </message>
    <message>
        <source>bonus for uncertainty</source>
        <translation>不确定性加成</translation>
    </message>
    <message>
        <source>random draw</source>
        <translation>随机抽样</translation>
    </message>
    <message>
        <source>Last session, not named</source>
        <translation>上次会话，未命名</translation>
    </message>
    <message>
        <source>Last fork, not named</source>
        <translation>上次分叉，未命名</translation>
    </message>
    <message>
        <source>Regret of the step above %1</source>
        <translation>单步遗憾高于 %1</translation>
    </message>
    <message>
        <source>Attempts, at least %1</source>
        <translation>尝试次数至少 %1</translation>
    </message>
    <message>
        <source>Answer by %1</source>
        <translation>由 %1 作答</translation>
    </message>
    <message>
        <source>Dimension %1</source>
        <translation>维度 %1</translation>
    </message>
    <message>
        <source>Task %1</source>
        <translation>任务 %1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1 after %2 tasks</source>
        <translation>%2 个任务之后：%1</translation>
    </message>
    <message>
        <source>%1: without it no model could be called at some step, so the oracle has nothing to be compared with.</source>
        <translation>%1：没有它，某一步就没有模型可以调用，因此 Oracle 没有可比较的对象。</translation>
    </message>
    <message>
        <source>%1: the oracle has the same reward with it and without it.</source>
        <translation>%1：有无该事件，Oracle 的奖励都相同。</translation>
    </message>
    <message>
        <source>%1: the oracle lost it too.</source>
        <translation>%1：Oracle 也失去了它。</translation>
    </message>
    <message>
        <source>%1: the oracle gains by it too.</source>
        <translation>%1：Oracle 也因此获益。</translation>
    </message>
    <message>
        <source>%1: the oracle is another.</source>
        <translation>%1：Oracle 有所不同。</translation>
    </message>
    <message>
        <source>Its reward changes by %1 (score %2, cost %3 USD) on %4 of the %5 tasks from there on; regret is measured against what is left.</source>
        <translation>从该处起的 %5 个任务中，有 %4 个任务的奖励改变，合计 %1（得分 %2，成本 %3 美元）；遗憾相对于余下的部分计算。</translation>
    </message>
    <message>
        <source>Another model had a higher reward.</source>
        <translation>有其他模型的奖励更高。</translation>
    </message>
    <message>
        <source>unsolved</source>
        <translation>未解决</translation>
    </message>
    <message>
        <source>No model with a known score solves this task; only cost could be saved.</source>
        <translation>得分已知的模型中没有一个能解决此任务；只能节省成本。</translation>
    </message>
    <message>
        <source>An expected score is a sum of a mean and corrections, which is not limited to the scores from 0 to 1.</source>
        <translation>期望得分是均值与各项修正之和，不限于 0 到 1 的得分范围。</translation>
    </message>
    <message>
        <source>optimal</source>
        <translation>最优</translation>
    </message>
</context>
<context>
    <name>acr::ui::SetBar</name>
    <message>
        <source>Polic&amp;y</source>
        <translation>策略(&amp;Y)</translation>
    </message>
    <message>
        <source>Policy that starts from the priors</source>
        <translation>从这些先验开始的策略</translation>
    </message>
    <message>
        <source>&amp;Set</source>
        <translation>先验集(&amp;S)</translation>
    </message>
    <message>
        <source>Prior set</source>
        <translation>先验集</translation>
    </message>
    <message>
        <source>Save, import, export and more</source>
        <translation>保存、导入、导出等</translation>
    </message>
    <message>
        <source>against</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>What changes are counted from</source>
        <translation>变化的参照</translation>
    </message>
    <message>
        <source>Keep the current priors as %1, or show those that were kept</source>
        <translation>将当前先验保留为 %1，或显示已保留的先验</translation>
    </message>
    <message>
        <source>Snapshot %1</source>
        <translation>快照 %1</translation>
    </message>
    <message>
        <source>Keep the current priors as %1</source>
        <translation>将当前先验保留为 %1</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>显示 %1</translation>
    </message>
    <message>
        <source>Show snapshot %1</source>
        <translation>显示快照 %1</translation>
    </message>
    <message>
        <source>learned</source>
        <translation>学到的先验</translation>
    </message>
    <message>
        <source>snapshot %1</source>
        <translation>快照 %1</translation>
    </message>
    <message>
        <source>learned from probing</source>
        <translation>从探测集学到</translation>
    </message>
    <message>
        <source>Reset to learned priors</source>
        <translation>重置为学到的先验</translation>
    </message>
    <message>
        <source>Open prior set %1</source>
        <translation>打开先验集 %1</translation>
    </message>
    <message>
        <source>a workspace to keep the set in</source>
        <translation>用于存放先验集的工作区</translation>
    </message>
    <message>
        <source>Save prior set %1</source>
        <translation>保存先验集 %1</translation>
    </message>
    <message>
        <source>Remove prior set %1</source>
        <translation>移除先验集 %1</translation>
    </message>
    <message>
        <source>tuned on %1</source>
        <translation>在 %1 上调优</translation>
    </message>
    <message>
        <source>Numbers of this set were chosen on these streams: figures on them are optimistic.</source>
        <translation>此先验集的数值是在这些任务流上选定的，因此在这些任务流上的数值偏乐观。</translation>
    </message>
    <message>
        <source>&amp;Save set as…</source>
        <translation>先验集另存为(&amp;S)…</translation>
    </message>
    <message>
        <source>Re&amp;move set</source>
        <translation>移除先验集(&amp;M)</translation>
    </message>
    <message>
        <source>Reset to &amp;learned priors</source>
        <translation>重置为学到的先验(&amp;L)</translation>
    </message>
    <message>
        <source>Ctrl+Shift+L</source>
        <translation>Ctrl+Shift+L</translation>
    </message>
    <message>
        <source>&amp;Import set…</source>
        <translation>导入先验集(&amp;I)…</translation>
    </message>
    <message>
        <source>&amp;Export set…</source>
        <translation>导出先验集(&amp;E)…</translation>
    </message>
    <message>
        <source>Choose a saved set first; the learned priors are always there.</source>
        <translation>请先选择一个已保存的先验集；学到的先验始终可用。</translation>
    </message>
    <message>
        <source>Save prior set</source>
        <translation>保存先验集</translation>
    </message>
    <message>
        <source>Name of the set in this workspace:</source>
        <translation>在此工作区中的先验集名称：</translation>
    </message>
    <message>
        <source>my priors</source>
        <translation>我的先验</translation>
    </message>
    <message>
        <source>Import prior set</source>
        <translation>导入先验集</translation>
    </message>
    <message>
        <source>Prior sets (*.json)</source>
        <translation>先验集 (*.json)</translation>
    </message>
    <message>
        <source>Import priors</source>
        <translation>导入先验</translation>
    </message>
    <message>
        <source>Export prior set</source>
        <translation>导出先验集</translation>
    </message>
    <message>
        <source>set %1</source>
        <translation>先验集 %1</translation>
    </message>
    <message>
        <source>%1 — edited</source>
        <translation>%1 — 已修改</translation>
    </message>
    <message>
        <source>What is on the desk differs from this set</source>
        <translation>先验工作台上的内容与此先验集不同</translation>
    </message>
</context>
<context>
    <name>acr::ui::SettingsPanel</name>
    <message>
        <source>Decisions</source>
        <translation>决策</translation>
    </message>
    <message>
        <source>Settings of the router&apos;s decisions. Regret still uses the weights of the stream bar.</source>
        <translation>路由器决策所用的设置。遗憾仍按任务流栏的权重计算。</translation>
    </message>
    <message>
        <source>Cost weight ε₂</source>
        <translation>成本权重 ε₂</translation>
    </message>
    <message>
        <source> per USD</source>
        <translation> /美元</translation>
    </message>
    <message>
        <source>as the stream</source>
        <translation>与任务流相同</translation>
    </message>
    <message>
        <source>How much score one dollar is worth to the router, with its sign</source>
        <translation>对路由器而言一美元相当于多少得分（带符号）</translation>
    </message>
    <message>
        <source>E&amp;xploration</source>
        <translation>探索(&amp;X)</translation>
    </message>
    <message>
        <source> tasks</source>
        <translation> 个任务</translation>
    </message>
    <message>
        <source>policy&apos;s own</source>
        <translation>策略自身的值</translation>
    </message>
    <message>
        <source>Number of later tasks over which an exploring call is expected to pay off; 0: never explore</source>
        <translation>一次探索性调用预计能在多少个后续任务上产生收益；0 表示从不探索</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>记忆</translation>
    </message>
    <message>
        <source>For policies that ask earlier tasks.</source>
        <translation>用于参考先前任务的策略。</translation>
    </message>
    <message>
        <source>Neighbours &amp;k</source>
        <translation>近邻数 k(&amp;K)</translation>
    </message>
    <message>
        <source>Earlier tasks that are asked</source>
        <translation>参考的先前任务数</translation>
    </message>
    <message>
        <source>Similarity &amp;threshold</source>
        <translation>相似度阈值(&amp;T)</translation>
    </message>
    <message>
        <source>Least cosine similarity of a neighbour</source>
        <translation>近邻的最低余弦相似度</translation>
    </message>
    <message>
        <source>Ca&amp;pacity</source>
        <translation>容量(&amp;P)</translation>
    </message>
    <message>
        <source> entries</source>
        <translation> 个条目</translation>
    </message>
    <message>
        <source>The oldest entry makes room for a new one</source>
        <translation>超出时移除最旧的条目</translation>
    </message>
</context>
<context>
    <name>acr::ui::ShortcutDialog</name>
    <message>
        <source>&amp;No keys</source>
        <translation>无按键(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Default</source>
        <translation>默认(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;All to default</source>
        <translation>全部恢复默认(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Take over</source>
        <translation>转移(&amp;T)</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Search by name or keys, such as Ctrl+K</source>
        <translation>按名称或按键搜索，例如 Ctrl+K</translation>
    </message>
    <message>
        <source>Search by name or keys</source>
        <translation>按名称或按键搜索</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>命令及其按键</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Press the new keys</source>
        <translation>请按新的按键</translation>
    </message>
    <message>
        <source>Click here, or press Return in the list, then press the new keys</source>
        <translation>点击此处，或在列表中按 Return，然后按新的按键</translation>
    </message>
    <message>
        <source>none</source>
        <comment>keys of a command</comment>
        <translation>无</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>已更改</translation>
    </message>
    <message>
        <source>New keys of “%1”</source>
        <translation>“%1”的新按键</translation>
    </message>
    <message>
        <source>Press Return, then the new keys. They hold at once.</source>
        <translation>按 Return，再按新的按键，立即生效。</translation>
    </message>
    <message>
        <source>No command fits.</source>
        <translation>没有符合的命令。</translation>
    </message>
    <message>
        <source>%1 can&apos;t be used: single keys belong to charts, tables and the player. Use Ctrl or Alt with it, or a function key.</source>
        <translation>不能使用 %1：单个按键属于图表、表格和播放器。请加上 Ctrl 或 Alt，或使用功能键。</translation>
    </message>
    <message>
        <source>%1 can&apos;t be used: %2 (%3).</source>
        <translation>不能使用 %1：%2（%3）。</translation>
    </message>
    <message>
        <source>%1 belongs to “%2” (%3).</source>
        <translation>%1 属于“%2”（%3）。</translation>
    </message>
    <message>
        <source>“%1” is %2 now.</source>
        <translation>“%1”现在是 %2。</translation>
    </message>
</context>
<context>
    <name>acr::ui::SimulateDialog</name>
    <message>
        <source>Write synthetic prompts</source>
        <translation>生成合成提示词</translation>
    </message>
    <message>
        <source>New simulated benchmark</source>
        <translation>新建模拟评测集</translation>
    </message>
    <message>
        <source>Tasks, scores and costs are drawn from a model of how difficult tasks are and what models can do, calibrated to the published means. The same seed gives the same benchmark.</source>
        <translation>任务、得分和成本由任务难度与模型能力的统计模型抽样得到，并按公布的均值校准。相同的种子得到相同的评测集。</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Tasks in each of nine dimensions</source>
        <translation>九个维度中每个维度的任务数</translation>
    </message>
    <message>
        <source>Agentic tasks</source>
        <translation>智能体任务</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Simulate</source>
        <translation>模拟</translation>
    </message>
</context>
<context>
    <name>acr::ui::SlideEditor</name>
    <message>
        <source>Chart</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Chart and figures</source>
        <translation>图表与数值</translation>
    </message>
    <message>
        <source>Two charts compared</source>
        <translation>两图对比</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Picture of the page</source>
        <translation>页面图片</translation>
    </message>
    <message>
        <source>Chart %1</source>
        <translation>图表 %1</translation>
    </message>
    <message>
        <source>Open this view</source>
        <translation>打开此视图</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>What the slide shows</source>
        <translation>幻灯片显示的内容</translation>
    </message>
    <message>
        <source>What it is compared with</source>
        <translation>对比的内容</translation>
    </message>
    <message>
        <source>Title of the slide</source>
        <translation>幻灯片标题</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>Speaker&apos;s notes</source>
        <translation>演讲者备注</translation>
    </message>
    <message>
        <source>What you want to say with this slide</source>
        <translation>这张幻灯片要说明什么</translation>
    </message>
    <message>
        <source>Shows</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Beside</source>
        <translation>旁边</translation>
    </message>
    <message>
        <source>What the slide shows, in one sentence</source>
        <translation>用一句话说明幻灯片的内容</translation>
    </message>
    <message>
        <source>Table %1</source>
        <translation>表格 %1</translation>
    </message>
    <message>
        <source>Slide %1: %2</source>
        <translation>幻灯片 %1：%2</translation>
    </message>
    <message>
        <source>Two charts and figures</source>
        <translation>两张图表与数值</translation>
    </message>
</context>
<context>
    <name>acr::ui::SlideStage</name>
    <message>
        <source>Slide: %1</source>
        <translation>幻灯片：%1</translation>
    </message>
    <message>
        <source>No slide</source>
        <translation>没有幻灯片</translation>
    </message>
    <message>
        <source>Drag a cell up or down: the curve and the figures follow. The Priors page keeps its own.</source>
        <translation>上下拖动单元格：曲线和数值随之变化。先验页面保持其自身的先验。</translation>
    </message>
    <message>
        <source>Open the benchmark of this slide to drag its priors.</source>
        <translation>打开此幻灯片的评测集即可拖动其先验。</translation>
    </message>
    <message>
        <source>P plays the session, with the ballot of each step.</source>
        <translation>按 P 播放会话，并显示每一步的选票。</translation>
    </message>
    <message>
        <source>P plays the curve. Open the benchmark of this slide to see the ballot of each step.</source>
        <translation>按 P 播放曲线。打开此幻灯片的评测集可查看每一步的选票。</translation>
    </message>
    <message>
        <source>The slide shows what was computed before.</source>
        <translation>幻灯片显示此前计算的内容。</translation>
    </message>
</context>
<context>
    <name>acr::ui::SlideView</name>
    <message>
        <source>Slide: %1</source>
        <translation>幻灯片：%1</translation>
    </message>
    <message>
        <source>No slide</source>
        <translation>没有幻灯片</translation>
    </message>
</context>
<context>
    <name>acr::ui::SnapshotLibrary</name>
    <message>
        <source>Reading the snapshot %1</source>
        <translation>正在读取快照 %1</translation>
    </message>
    <message>
        <source>The snapshot could not be read.</source>
        <translation>无法读取快照。</translation>
    </message>
    <message>
        <source>Another benchmark is open by now. The snapshot was not saved.</source>
        <translation>现在打开的是另一个评测集。快照未保存。</translation>
    </message>
    <message>
        <source>The snapshot could not be renamed.</source>
        <translation>无法重命名快照。</translation>
    </message>
    <message>
        <source>The snapshot could not be removed.</source>
        <translation>无法移除快照。</translation>
    </message>
    <message>
        <source>Importing %1</source>
        <translation>正在导入 %1</translation>
    </message>
    <message>
        <source>Exporting %1</source>
        <translation>正在导出 %1</translation>
    </message>
    <message>
        <source>Saving the snapshot %1</source>
        <translation>正在保存快照 %1</translation>
    </message>
</context>
<context>
    <name>acr::ui::SnapshotModel</name>
    <message>
        <source>Snapshot</source>
        <translation>快照</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>条目数</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>策略</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>保存时间</translation>
    </message>
    <message>
        <source>Benchmark</source>
        <translation>评测集</translation>
    </message>
</context>
<context>
    <name>acr::ui::SnapshotPanel</name>
    <message>
        <source>Snapshots</source>
        <translation>快照</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Difference to what is shown</source>
        <translation>与当前显示内容的差异</translation>
    </message>
    <message>
        <source>Save what is shown as a snapshot, move on, and compare.</source>
        <translation>将当前显示的内容保存为快照，继续前进，再作比较。</translation>
    </message>
    <message>
        <source>Select a snapshot to compare it.</source>
        <translation>选择一个快照进行比较。</translation>
    </message>
    <message>
        <source>Since %1 nothing has changed.</source>
        <translation>自 %1 以来没有变化。</translation>
    </message>
    <message>
        <source>Since %1: %2 added, %3 forgotten, %4 changed, %5 beliefs moved.</source>
        <translation>自 %1 以来：新增 %2，遗忘 %3，更改 %4，变动的信念 %5。</translation>
    </message>
    <message>
        <source>&amp;Save snapshot…</source>
        <translation>保存快照(&amp;S)…</translation>
    </message>
    <message>
        <source>Save what is shown as a snapshot in the workspace</source>
        <translation>将显示的内容作为快照保存到工作区</translation>
    </message>
    <message>
        <source>S&amp;how</source>
        <translation>显示(&amp;H)</translation>
    </message>
    <message>
        <source>Show the selected snapshot instead of the session</source>
        <translation>显示所选快照，代替会话</translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation>重命名(&amp;R)…</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>移除(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>导入(&amp;I)…</translation>
    </message>
    <message>
        <source>Read a memory from a JSON or JSON lines file as a snapshot</source>
        <translation>从 JSON 或 JSON Lines 文件读取记忆作为快照</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>导出(&amp;X)…</translation>
    </message>
    <message>
        <source>Write the memory that is shown to a JSON or JSON lines file</source>
        <translation>将显示的记忆写入 JSON 或 JSON Lines 文件</translation>
    </message>
    <message>
        <source>&amp;Back to the session</source>
        <translation>返回会话(&amp;B)</translation>
    </message>
    <message>
        <source>Name of the snapshot</source>
        <translation>快照名称</translation>
    </message>
    <message>
        <source>%1 after %2 steps</source>
        <translation>%1，%2 步之后</translation>
    </message>
    <message>
        <source>Save snapshot</source>
        <translation>保存快照</translation>
    </message>
    <message>
        <source>Rename snapshot</source>
        <translation>重命名快照</translation>
    </message>
    <message>
        <source>Remove snapshot</source>
        <translation>移除快照</translation>
    </message>
    <message>
        <source>Remove the snapshot %1 from the workspace? This can&apos;t be undone.</source>
        <translation>要从工作区移除快照 %1 吗？此操作无法撤销。</translation>
    </message>
    <message>
        <source>Import memory</source>
        <translation>导入记忆</translation>
    </message>
    <message>
        <source>Memory (*.json *.jsonl)</source>
        <translation>记忆 (*.json *.jsonl)</translation>
    </message>
    <message>
        <source>Export memory</source>
        <translation>导出记忆</translation>
    </message>
    <message>
        <source>Memory (*.json)</source>
        <translation>记忆 (*.json)</translation>
    </message>
    <message>
        <source>Memory, an entry a line (*.jsonl)</source>
        <translation>记忆，每行一个条目 (*.jsonl)</translation>
    </message>
    <message>
        <source>Ctrl+Shift+M</source>
        <translation>Ctrl+Shift+M</translation>
    </message>
    <message>
        <source>The workspace can only be read.</source>
        <translation>工作区为只读。</translation>
    </message>
    <message>
        <source>No memory is shown.</source>
        <translation>没有显示记忆。</translation>
    </message>
    <message>
        <source>No snapshot is selected.</source>
        <translation>没有选中的快照。</translation>
    </message>
    <message>
        <source>The session is shown already.</source>
        <translation>已在显示会话。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>No snapshots yet</source>
        <translation>尚无快照</translation>
    </message>
</context>
<context>
    <name>acr::ui::SpeakerView</name>
    <message>
        <source>Speaker&apos;s view</source>
        <translation>演讲者视图</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>No notes for this slide.</source>
        <translation>此幻灯片没有备注。</translation>
    </message>
    <message>
        <source>Slide %1 of %2. Next:</source>
        <translation>第 %1 张幻灯片，共 %2 张。下一张：</translation>
    </message>
    <message>
        <source>Slide %1 of %2, the last</source>
        <translation>第 %1 张幻灯片，共 %2 张，最后一张</translation>
    </message>
</context>
<context>
    <name>acr::ui::SplitPanel</name>
    <message>
        <source>Worse answer</source>
        <translation>回答更差</translation>
    </message>
    <message>
        <source>Avoidable: some model would have scored higher</source>
        <translation>可避免：有模型能得到更高得分</translation>
    </message>
    <message>
        <source>Avoidable: as good an answer as the best, but another model gives it for less</source>
        <translation>可避免：回答与最佳相当，但另一个模型成本更低</translation>
    </message>
    <message>
        <source>No model scores; regret is what was paid beyond the cheapest</source>
        <translation>没有模型得分；遗憾是超出最低成本的部分</translation>
    </message>
    <message>
        <source>Tied</source>
        <translation>并列</translation>
    </message>
    <message>
        <source>The best reward, and other models reach it too</source>
        <translation>奖励最佳，且其他模型也能达到</translation>
    </message>
    <message>
        <source>Optimal</source>
        <translation>最优</translation>
    </message>
    <message>
        <source>The only best choice</source>
        <translation>唯一的最佳选择</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>No score to judge by</source>
        <translation>没有可供判断的得分</translation>
    </message>
    <message>
        <source>Regret &amp;by</source>
        <translation>遗憾划分依据(&amp;B)</translation>
    </message>
    <message>
        <source>What regret is split by</source>
        <translation>按什么划分遗憾</translation>
    </message>
    <message>
        <source>Regret by group</source>
        <translation>各组遗憾</translation>
    </message>
    <message>
        <source>regret (reward)</source>
        <translation>遗憾（奖励）</translation>
    </message>
    <message>
        <source>No row selected</source>
        <translation>未选择行</translation>
    </message>
    <message>
        <source>Select a policy in the table or a curve.</source>
        <translation>请在表格中选择一个策略或选择一条曲线。</translation>
    </message>
    <message>
        <source>Tasks and regret by kind of task</source>
        <translation>按任务类型统计的任务与遗憾</translation>
    </message>
    <message>
        <source>Summary of regret by kind of task</source>
        <translation>按任务类型统计的遗憾摘要</translation>
    </message>
    <message>
        <source>quality</source>
        <translation>质量</translation>
    </message>
    <message>
        <source>cost</source>
        <translation>成本</translation>
    </message>
    <message>
        <source>not given</source>
        <translation>未给出</translation>
    </message>
    <message>
        <source>Avoidable: %1 of %2 tasks and %3 of %4 regret. On %5 of these tasks the answer is worse than another model&apos;s; on %6 it is as good, but another model gives it for less.</source>
        <translation>可避免：%2 个任务中的 %1 个，%4 遗憾中的 %3。其中 %5 个任务的回答比另一个模型的差；%6 个任务的回答同样好，但另一个模型成本更低。</translation>
    </message>
    <message>
        <source>Kind of task</source>
        <translation>任务类型</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>任务数</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>Regret</source>
        <translation>遗憾</translation>
    </message>
    <message>
        <source>Show the tasks</source>
        <translation>显示这些任务</translation>
    </message>
    <message>
        <source>Costs more</source>
        <translation>成本更高</translation>
    </message>
    <message>
        <source>Unsolved</source>
        <translation>未解决</translation>
    </message>
</context>
<context>
    <name>acr::ui::SpreadChart</name>
    <message>
        <source>%1: mean %2, median %3</source>
        <translation>%1：均值 %2，中位数 %3</translation>
    </message>
    <message>
        <source>no values</source>
        <translation>没有值</translation>
    </message>
    <message>
        <source>values %1
mean %2 (%3 to %4)
median %5
quartiles %6 and %7
least %8, greatest %9</source>
        <translation>值 %1
均值 %2（%3 至 %4）
中位数 %5
四分位数 %6 和 %7
最小值 %8，最大值 %9</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>数值个数</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <source>Mean, low</source>
        <translation>均值，下限</translation>
    </message>
    <message>
        <source>Mean, high</source>
        <translation>均值，上限</translation>
    </message>
    <message>
        <source>Least</source>
        <translation>最小值</translation>
    </message>
    <message>
        <source>Lower quartile</source>
        <translation>下四分位数</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>中位数</translation>
    </message>
    <message>
        <source>Upper quartile</source>
        <translation>上四分位数</translation>
    </message>
    <message>
        <source>Greatest</source>
        <translation>最大值</translation>
    </message>
    <message>
        <source>The axis is logarithmic: both ends must be above zero.</source>
        <translation>坐标轴为对数刻度：两端都必须大于零。</translation>
    </message>
</context>
<context>
    <name>acr::ui::StatisticsCharts</name>
    <message>
        <source>Groups and models</source>
        <translation>分组与模型</translation>
    </message>
    <message>
        <source>Profiles of the models</source>
        <translation>模型画像</translation>
    </message>
    <message>
        <source>Distributions of the values</source>
        <translation>值的分布</translation>
    </message>
    <message>
        <source>Two splits compared</source>
        <translation>两个划分的比较</translation>
    </message>
    <message>
        <source>Who solves what others do not</source>
        <translation>谁能解决其他模型解决不了的任务</translation>
    </message>
    <message>
        <source>What each model is worth</source>
        <translation>每个模型的价值</translation>
    </message>
    <message>
        <source>How much of the best choice the groups explain</source>
        <translation>分组对最佳选择的解释程度</translation>
    </message>
    <message>
        <source>Nothing to show</source>
        <translation>没有可显示的内容</translation>
    </message>
    <message>
        <source>Choose another stream in the bar above, or another metric.</source>
        <translation>请在上方的栏中选择其他任务流，或选择其他指标。</translation>
    </message>
    <message>
        <source>Too few groups</source>
        <translation>分组太少</translation>
    </message>
    <message>
        <source>A profile takes at least three groups: group the tasks by something else.</source>
        <translation>画像至少需要三个分组：请改用其他方式对任务分组。</translation>
    </message>
    <message>
        <source>Nothing to compare with</source>
        <translation>没有可比较的对象</translation>
    </message>
    <message>
        <source>The benchmark has no other split with such groups.</source>
        <translation>该评测集没有含此类分组的其他划分。</translation>
    </message>
    <message>
        <source>One group only</source>
        <translation>只有一个分组</translation>
    </message>
    <message>
        <source>All tasks of the stream are in one group, which explains nothing.</source>
        <translation>该任务流的全部任务都在同一个分组中，没有解释力。</translation>
    </message>
    <message>
        <source>%1 solves %2 of what %3 does not
95 % interval %4 to %5
only the first %6, only the second %7, both %8, neither %9</source>
        <translation>%3 未解决的任务中，%1 解决了 %2
95 % 区间 %4 至 %5
仅前者 %6，仅后者 %7，两者都解决 %8，两者均未解决 %9</translation>
    </message>
    <message>
        <source>95 % interval %1 to %2</source>
        <translation>95 % 区间 %1 至 %2</translation>
    </message>
    <message>
        <source>values %1 of %2 tasks</source>
        <translation>%2 个任务中有 %1 个值</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>no difference</source>
        <translation>无差异</translation>
    </message>
    <message>
        <source>row solves, column does not (%)</source>
        <translation>行模型解决、列模型未解决（%）</translation>
    </message>
    <message>
        <source>solved by</source>
        <translation>解决任务的模型</translation>
    </message>
    <message>
        <source>oracle&apos;s loss without it</source>
        <translation>缺少该模型时 Oracle 的损失</translation>
    </message>
    <message>
        <source>Shapley value</source>
        <translation>Shapley 值</translation>
    </message>
    <message>
        <source>reward per task</source>
        <translation>每个任务的奖励</translation>
    </message>
    <message>
        <source>gap closed, in hindsight</source>
        <translation>弥合的差距（事后）</translation>
    </message>
    <message>
        <source>gap closed, learned on probing</source>
        <translation>弥合的差距（在探测集上学得）</translation>
    </message>
    <message>
        <source>choice explained (information)</source>
        <translation>选择的解释度（信息量）</translation>
    </message>
    <message>
        <source>share (%)</source>
        <translation>占比（%）</translation>
    </message>
    <message>
        <source>as believed, worth %1 tasks</source>
        <translation>信念，相当于 %1 个任务</translation>
    </message>
    <message>
        <source>%1 on %2; hollow: as believed</source>
        <translation>%1，在 %2 上；空心：信念</translation>
    </message>
    <message>
        <source>Show the tasks</source>
        <translation>显示这些任务</translation>
    </message>
    <message>
        <source>%1 solves, %2 does not</source>
        <translation>%1 解决，%2 没有解决</translation>
    </message>
    <message>
        <source>%1 has the best reward</source>
        <translation>%1 的奖励最高</translation>
    </message>
    <message>
        <source>believed %1</source>
        <translation>信念 %1</translation>
    </message>
    <message>
        <source>believed %1 ± %2</source>
        <translation>信念 %1 ± %2</translation>
    </message>
    <message>
        <source>at the start %1</source>
        <translation>开始时 %1</translation>
    </message>
    <message>
        <source>believed minus stream: %1</source>
        <translation>信念减任务流：%1</translation>
    </message>
    <message>
        <source>change of the belief: %1</source>
        <translation>信念的变化：%1</translation>
    </message>
    <message>
        <source>believed: %1</source>
        <translation>信念：%1</translation>
    </message>
    <message>
        <source>the best of the group</source>
        <translation>该分组中最佳</translation>
    </message>
    <message>
        <source>the best of the group, as believed</source>
        <translation>按信念，该分组中最佳</translation>
    </message>
    <message>
        <source>a score is missing</source>
        <translation>缺少得分</translation>
    </message>
    <message>
        <source>%1 solves</source>
        <translation>%1 解决的任务</translation>
    </message>
</context>
<context>
    <name>acr::ui::StatisticsPage</name>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>No benchmark is open</source>
        <translation>没有打开的评测集</translation>
    </message>
    <message>
        <source>Open a benchmark folder from the File menu, or drop one here. The built-in simulated benchmark is in the same menu.</source>
        <translation>从“文件”菜单打开评测集文件夹，或将其拖放到此处。内置的模拟评测集也在同一菜单中。</translation>
    </message>
    <message>
        <source>Computing the statistics</source>
        <translation>正在计算统计数据</translation>
    </message>
    <message>
        <source>over the best model</source>
        <translation>相对最佳模型</translation>
    </message>
    <message>
        <source>%1 of %2 bit; %3 by chance</source>
        <translation>%1 / %2 比特；随机情况下为 %3</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>统计</translation>
    </message>
    <message>
        <source>Best single model (reward)</source>
        <translation>最佳单一模型（奖励）</translation>
    </message>
    <message>
        <source>Oracle (reward)</source>
        <translation>Oracle（奖励）</translation>
    </message>
    <message>
        <source>Gap closed by group</source>
        <translation>按分组弥合的差距</translation>
    </message>
    <message>
        <source>Choice explained</source>
        <translation>选择的解释度</translation>
    </message>
    <message>
        <source>Most missed model (reward)</source>
        <translation>最不可缺少的模型（奖励）</translation>
    </message>
    <message>
        <source>Missing scores</source>
        <translation>缺失得分</translation>
    </message>
    <message>
        <source>Heatmap</source>
        <translation>热力图</translation>
    </message>
    <message>
        <source>Groups × models as colours, with interval and number of values in each cell</source>
        <translation>以颜色显示分组 × 模型，每个单元格含区间和值的个数</translation>
    </message>
    <message>
        <source>Profiles</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>One line a model over the groups</source>
        <translation>每个模型一条线，贯穿各分组</translation>
    </message>
    <message>
        <source>Distributions</source>
        <translation>分布</translation>
    </message>
    <message>
        <source>Histogram, quartiles and mean of each model in the selected group</source>
        <translation>所选分组中各模型的直方图、四分位数和均值</translation>
    </message>
    <message>
        <source>Splits</source>
        <translation>划分</translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation>模型对</translation>
    </message>
    <message>
        <source>How often one model solves what another does not</source>
        <translation>一个模型解决另一个模型未解决任务的频率</translation>
    </message>
    <message>
        <source>Portfolio</source>
        <translation>模型组合</translation>
    </message>
    <message>
        <source>What each model is worth to the pool</source>
        <translation>每个模型对模型池的价值</translation>
    </message>
    <message>
        <source>Explained</source>
        <translation>解释度</translation>
    </message>
    <message>
        <source>How much of the oracle&apos;s choice follows from the group of the task</source>
        <translation>Oracle 的选择在多大程度上由任务的分组决定</translation>
    </message>
    <message>
        <source>What is averaged</source>
        <translation>对什么取平均</translation>
    </message>
    <message>
        <source>What tasks are grouped by</source>
        <translation>任务按什么分组</translation>
    </message>
    <message>
        <source>b&amp;y</source>
        <translation>分组依据(&amp;Y)</translation>
    </message>
    <message>
        <source>Groups and models</source>
        <translation>分组与模型</translation>
    </message>
    <message>
        <source>Pairs of models</source>
        <translation>模型对</translation>
    </message>
    <message>
        <source>Worth of the models</source>
        <translation>模型的价值</translation>
    </message>
    <message>
        <source>What groups explain</source>
        <translation>分组的解释力</translation>
    </message>
    <message>
        <source>Copy chart</source>
        <translation>复制图表</translation>
    </message>
    <message>
        <source>Export table…</source>
        <translation>导出表格…</translation>
    </message>
    <message>
        <source>Routers believe something of scores, costs and rewards, by dimension or source.</source>
        <translation>路由器的信念涉及得分、成本和奖励，按维度或来源分组。</translation>
    </message>
    <message>
        <source>%1 keeps no beliefs.</source>
        <translation>%1 没有信念。</translation>
    </message>
    <message>
        <source>Hollow: believed by %1 after %2 steps.</source>
        <translation>空心：%1 在 %2 步之后的信念。</translation>
    </message>
    <message>
        <source>Mean distance from the stream %1; of %2 %3.</source>
        <translation>与任务流的平均距离为 %1；%2 为 %3。</translation>
    </message>
    <message>
        <source>Means on the stream against those on the probing split, and against what memory believes at the cursor</source>
        <translation>任务流均值与探测集均值，以及与光标处信念的比较</translation>
    </message>
    <message>
        <source>The figures below are missing or of other settings.</source>
        <translation>下方的数值缺失，或属于其他设置。</translation>
    </message>
    <message>
        <source>Believed by %1 after %2 steps.</source>
        <translation>%1 在 %2 步之后的信念。</translation>
    </message>
    <message>
        <source>What the cells show</source>
        <translation>单元格显示的内容</translation>
    </message>
    <message>
        <source>Stream</source>
        <translation>任务流</translation>
    </message>
    <message>
        <source>Means on the stream</source>
        <translation>任务流上的均值</translation>
    </message>
    <message>
        <source>Believed</source>
        <translation>信念</translation>
    </message>
    <message>
        <source>What the session&apos;s router believes of these means after the step at the cursor</source>
        <translation>会话的路由器在光标所在步骤之后对这些均值的信念</translation>
    </message>
    <message>
        <source>Believed − stream</source>
        <translation>信念 − 任务流</translation>
    </message>
    <message>
        <source>How far the beliefs are from the means on the stream</source>
        <translation>信念与任务流上的均值之间的差距</translation>
    </message>
    <message>
        <source>Since the start</source>
        <translation>自开始以来</translation>
    </message>
    <message>
        <source>How much the beliefs have changed since the first step, against the priors</source>
        <translation>信念自第一步起相对于先验的变化</translation>
    </message>
    <message>
        <source>Fitted scale</source>
        <translation>适配色标</translation>
    </message>
    <message>
        <source>Colours from the lowest to the highest value that is shown</source>
        <translation>颜色从所显示的最低值到最高值</translation>
    </message>
    <message>
        <source>Click: these tasks</source>
        <translation>点击：列出这些任务</translation>
    </message>
    <message>
        <source>Click: the tasks that it is best on</source>
        <translation>点击：列出该模型最佳的任务</translation>
    </message>
    <message>
        <source>Show the tasks</source>
        <translation>显示这些任务</translation>
    </message>
</context>
<context>
    <name>acr::ui::StepModel</name>
    <message>
        <source>Step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Dimension</source>
        <translation>维度</translation>
    </message>
    <message>
        <source>Pick</source>
        <translation>所选模型</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>成本</translation>
    </message>
    <message>
        <source>Regret</source>
        <translation>遗憾</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>领先幅度</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>尝试次数</translation>
    </message>
    <message>
        <source>Fork: pick</source>
        <translation>分叉：所选模型</translation>
    </message>
    <message>
        <source>Fork: score</source>
        <translation>分叉：得分</translation>
    </message>
    <message>
        <source>Fork: regret</source>
        <translation>分叉：遗憾</translation>
    </message>
    <message>
        <source>Regret, called</source>
        <translation>遗憾（被调用）</translation>
    </message>
</context>
<context>
    <name>acr::ui::Storyboard</name>
    <message>
        <source>Bookmark a view</source>
        <translation>收藏视图</translation>
    </message>
    <message>
        <source>Remove a slide</source>
        <translation>移除幻灯片</translation>
    </message>
    <message>
        <source>Move a slide</source>
        <translation>移动幻灯片</translation>
    </message>
    <message>
        <source>Rename a slide</source>
        <translation>重命名幻灯片</translation>
    </message>
    <message>
        <source>Edit notes</source>
        <translation>编辑备注</translation>
    </message>
    <message>
        <source>Slide %1: %2</source>
        <translation>幻灯片 %1：%2</translation>
    </message>
    <message>
        <source>Edit the finding</source>
        <translation>编辑结论</translation>
    </message>
</context>
<context>
    <name>acr::ui::StreamBar</name>
    <message>
        <source>Benchmark</source>
        <translation>评测集</translation>
    </message>
    <message>
        <source>Split: the set of tasks</source>
        <translation>划分：任务的集合</translation>
    </message>
    <message>
        <source>Order of the tasks</source>
        <translation>任务的顺序</translation>
    </message>
    <message>
        <source>What a missing score counts as</source>
        <translation>缺失得分如何计算</translation>
    </message>
    <message>
        <source>Stream</source>
        <translation>任务流</translation>
    </message>
    <message>
        <source>Natural</source>
        <translation>自然顺序</translation>
    </message>
    <message>
        <source>Shuffled</source>
        <translation>打乱</translation>
    </message>
    <message>
        <source>seed </source>
        <translation>种子 </translation>
    </message>
    <message>
        <source>Seed of the shuffled order</source>
        <translation>打乱顺序所用的种子</translation>
    </message>
    <message>
        <source>Cost weight ε₂: what a dollar takes from the reward</source>
        <translation>成本权重 ε₂：每美元扣除的奖励</translation>
    </message>
    <message>
        <source>Cost weight ε₂: a dollar takes this much from the reward ε₁·score + ε₂·cost. The published tables use −0.10.</source>
        <translation>成本权重 ε₂：奖励 ε₁·得分 + ε₂·成本 中每美元的扣除量。公布的表格使用 −0.10。</translation>
    </message>
    <message>
        <source>Missing is 0</source>
        <translation>缺失计 0</translation>
    </message>
    <message>
        <source>Leave missing</source>
        <translation>排除缺失</translation>
    </message>
    <message>
        <source>A missing or ungraded score counts as 0, as in the published tables</source>
        <translation>缺失或未评分的得分计为 0，与公布的表格一致</translation>
    </message>
    <message>
        <source>Missing and ungraded scores are excluded from averages and regret; coverage shows how many remain</source>
        <translation>缺失和未评分的得分不计入均值和遗憾；覆盖率给出保留的比例</translation>
    </message>
    <message>
        <source>change what missing scores count as</source>
        <translation>更改缺失得分的计算方式</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Filter: %1</source>
        <translation>筛选：%1</translation>
    </message>
    <message>
        <source>Choose tasks by dimension, source and more</source>
        <translation>按维度、来源等筛选任务</translation>
    </message>
    <message>
        <source>%1 incomplete</source>
        <translation>%1 项不完整</translation>
    </message>
    <message>
        <source>Of %1 outcomes in this stream:</source>
        <translation>此任务流的 %1 个结果中：</translation>
    </message>
    <message>
        <source>%1 have no cost; they count as $0 in the sums</source>
        <translation>%1 个没有成本；求和时按 $0 计</translation>
    </message>
    <message>
        <source>%1 were never graded</source>
        <translation>%1 个从未评分</translation>
    </message>
    <message>
        <source>%1 have no score</source>
        <translation>%1 个没有得分</translation>
    </message>
    <message>
        <source>Click for the data audit.</source>
        <translation>点击查看数据审计。</translation>
    </message>
    <message>
        <source>No task passes this filter; the stream stays as it was.</source>
        <translation>没有任务通过此筛选；任务流保持原样。</translation>
    </message>
    <message>
        <source>change the stream</source>
        <translation>更改任务流</translation>
    </message>
    <message>
        <source>change the cost weight</source>
        <translation>更改成本权重</translation>
    </message>
    <message>
        <source>Incomplete outcomes</source>
        <translation>不完整的结果</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Take the table&apos;s filter</source>
        <translation>采用表格的筛选器</translation>
    </message>
    <message>
        <source>The stream gets the facets and the text of the table&apos;s filter</source>
        <translation>任务流采用表格筛选器的分面和文本</translation>
    </message>
    <message>
        <source>Apply to the tables</source>
        <translation>应用到表格</translation>
    </message>
    <message>
        <source>The tables of the Benchmark page get the facets and the text of this filter</source>
        <translation>“评测集”页的表格采用此筛选器的分面和文本</translation>
    </message>
    <message>
        <source>The step is damaged, or about something that the benchmark lacks: it does nothing.</source>
        <translation>该撤销步骤已损坏，或涉及评测集所没有的内容，因此不起作用。</translation>
    </message>
    <message>
        <source>regret: called models only</source>
        <translation>遗憾：仅被调用的模型</translation>
    </message>
</context>
<context>
    <name>acr::ui::TaskPanel</name>
    <message>
        <source>No task selected</source>
        <translation>未选择任务</translation>
    </message>
    <message>
        <source>Select a task in the table or a cell of the heatmap.</source>
        <translation>请在表格中选择一个任务，或在热力图中选择一个单元格。</translation>
    </message>
    <message>
        <source>Outcomes of the task</source>
        <translation>任务的结果</translation>
    </message>
    <message>
        <source>Picks of the routers</source>
        <translation>各路由器的选择</translation>
    </message>
    <message>
        <source>Part of the task</source>
        <translation>任务的组成部分</translation>
    </message>
    <message>
        <source>No prompt</source>
        <translation>没有提示词</translation>
    </message>
    <message>
        <source>No picks</source>
        <translation>没有选择</translation>
    </message>
    <message>
        <source>Copy the task id</source>
        <translation>复制任务 ID</translation>
    </message>
    <message>
        <source>Routers&apos; picks</source>
        <translation>路由器的选择</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>Nothing is open</source>
        <translation>没有打开任何内容</translation>
    </message>
    <message>
        <source>Open a benchmark from the File menu.</source>
        <translation>请从“文件”菜单打开评测集。</translation>
    </message>
    <message>
        <source>Computing</source>
        <translation>正在计算</translation>
    </message>
    <message>
        <source>The routers are being replayed on the stream.</source>
        <translation>正在任务流上回放各路由器。</translation>
    </message>
    <message>
        <source>The task is not part of the stream that the routers ran on. Choose a stream with it in the bar above.</source>
        <translation>该任务不在路由器所运行的任务流中。请在上方栏中选择包含它的任务流。</translation>
    </message>
    <message>
        <source>No score is known.</source>
        <translation>没有已知得分。</translation>
    </message>
    <message>
        <source>Unsolved: no model scores. Oracle reward %1.</source>
        <translation>未解决：没有模型得分。Oracle 奖励 %1。</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 models score, %n at the best score of %3. Oracle reward %4.</source>
        <translation>
            <numerusform>%2 个模型中有 %1 个得分，其中 %n 个达到最高得分 %3。Oracle 奖励 %4。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not graded.</source>
        <translation>
            <numerusform>%n 个未评分。</numerusform>
        </translation>
    </message>
    <message>
        <source>This benchmark publishes none for the task. Attach the files of its data set from the File menu.</source>
        <translation>该评测集没有公布此任务的提示词。可从“文件”菜单附加其数据集的文件。</translation>
    </message>
    <message>
        <source>No tests</source>
        <translation>没有测试</translation>
    </message>
    <message>
        <source>None came with the prompt of this task.</source>
        <translation>该任务的提示词未附带此项。</translation>
    </message>
    <message>
        <source>No reference solution</source>
        <translation>没有参考解答</translation>
    </message>
    <message>
        <source>Tests of the task</source>
        <translation>任务的测试</translation>
    </message>
    <message>
        <source>Reference solution of the task</source>
        <translation>任务的参考解答</translation>
    </message>
    <message>
        <source>Tests</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Solution</source>
        <translation>解答</translation>
    </message>
    <message>
        <source>%1 (licence: %2)</source>
        <translation>%1（许可证：%2）</translation>
    </message>
    <message>
        <source>entry point %1</source>
        <translation>入口函数 %1</translation>
    </message>
    <message>
        <source>Same text as %1</source>
        <translation>与 %1 文本相同</translation>
    </message>
    <message>
        <source>Same problem as %1; %2 of the text in common</source>
        <translation>与 %1 为同一道题，%2 的文本相同</translation>
    </message>
    <message>
        <source>Similar to %1; %2 of the text in common</source>
        <translation>与 %1 相似，%2 的文本相同</translation>
    </message>
</context>
<context>
    <name>acr::ui::TaskTableModel</name>
    <message>
        <source>Outcome</source>
        <translation>解决情况</translation>
    </message>
    <message>
        <source>All models score</source>
        <translation>所有模型均得分</translation>
    </message>
    <message>
        <source>Some models score</source>
        <translation>部分模型得分</translation>
    </message>
    <message>
        <source>Unsolved</source>
        <translation>未解决</translation>
    </message>
    <message>
        <source>No score known</source>
        <translation>没有已知得分</translation>
    </message>
    <message>
        <source>Best score</source>
        <translation>最高得分</translation>
    </message>
    <message>
        <source>One best model</source>
        <translation>唯一最佳模型</translation>
    </message>
    <message>
        <source>Tied for best</source>
        <translation>并列最佳</translation>
    </message>
    <message>
        <source>Grading</source>
        <translation>评分情况</translation>
    </message>
    <message>
        <source>All graded</source>
        <translation>全部已评分</translation>
    </message>
    <message>
        <source>Some ungraded</source>
        <translation>部分未评分</translation>
    </message>
    <message>
        <source>None graded</source>
        <translation>全部未评分</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>完整</translation>
    </message>
    <message>
        <source>Costs missing</source>
        <translation>成本缺失</translation>
    </message>
    <message>
        <source>Scores missing</source>
        <translation>得分缺失</translation>
    </message>
    <message>
        <source>Best reward</source>
        <translation>最佳奖励</translation>
    </message>
    <message>
        <source>The benchmark has no prompt for this task. A file of prompts can be attached to it.</source>
        <translation>评测集没有该任务的提示词。可以附加提示词文件。</translation>
    </message>
    <message>
        <source>No model scores on this task.</source>
        <translation>没有模型在此任务上得分。</translation>
    </message>
    <message>
        <source>No cost is recorded for the models with the best score.</source>
        <translation>得分最高的模型没有成本记录。</translation>
    </message>
    <message>
        <source>The source does not say.</source>
        <translation>来源没有说明。</translation>
    </message>
    <message>
        <source>No score of this task counts.</source>
        <translation>此任务没有有效的得分。</translation>
    </message>
    <message>
        <source>The benchmark has no score of this model for this task.</source>
        <translation>评测集没有此模型在该任务上的得分。</translation>
    </message>
    <message>
        <source>The benchmark has no cost of this model for this task.</source>
        <translation>评测集没有此模型在该任务上的成本。</translation>
    </message>
    <message>
        <source>Score of %1; it solves the task with at least %2</source>
        <translation>%1 的得分；至少 %2 时视为解决该任务</translation>
    </message>
    <message>
        <source>%1 $</source>
        <translation>%1 $</translation>
    </message>
    <message>
        <source>Cost of %1 (USD)</source>
        <translation>%1 的成本（美元）</translation>
    </message>
</context>
<context>
    <name>acr::ui::TimelineBar</name>
    <message>
        <source>Timeline of the session</source>
        <translation>会话时间轴</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>第 %1 步，共 %2 步</translation>
    </message>
    <message>
        <source>After %1 tasks: %2</source>
        <translation>%1 个任务之后：%2</translation>
    </message>
</context>
<context>
    <name>acr::ui::ToolWeightsEdit</name>
    <message>
        <source>The answer is run</source>
        <translation>运行回答</translation>
    </message>
    <message>
        <source>The model that judges</source>
        <translation>评判的模型</translation>
    </message>
    <message>
        <source>Further answers of the same model</source>
        <translation>同一模型的其他回答</translation>
    </message>
    <message>
        <source>Counts in place of “run” where this tool ran the answer</source>
        <translation>由此工具运行回答时，代替“run”计入</translation>
    </message>
    <message>
        <source>&amp;Remove the dimension</source>
        <translation>移除维度(&amp;R)</translation>
    </message>
    <message>
        <source>Weights of the tools by dimension</source>
        <translation>各维度的工具权重</translation>
    </message>
    <message>
        <source>Dimension</source>
        <translation>维度</translation>
    </message>
    <message>
        <source>&amp;Add a dimension</source>
        <translation>添加维度(&amp;A)</translation>
    </message>
    <message>
        <source>Fro&amp;m a file…</source>
        <translation>来自文件(&amp;M)…</translation>
    </message>
    <message>
        <source>A file as acrouter live run --tools takes it</source>
        <translation>与 acrouter live run --tools 所接受的文件相同</translation>
    </message>
    <message>
        <source>All others</source>
        <translation>其余全部</translation>
    </message>
    <message>
        <source>Weights of the tools</source>
        <translation>工具的权重</translation>
    </message>
    <message>
        <source>Weights (*.json)</source>
        <translation>权重 (*.json)</translation>
    </message>
</context>
<context>
    <name>acr::ui::TourGuide</name>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Tour of the window</source>
        <translation>窗口导览</translation>
    </message>
    <message>
        <source>End tour</source>
        <translation>结束导览</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>第 %1 步，共 %2 步</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>title, text</comment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>acr::ui::TradeOffPanel</name>
    <message>
        <source>&amp;Published figures (outlined)</source>
        <translation>公布值（空心）(&amp;P)</translation>
    </message>
    <message>
        <source>Cost and quality</source>
        <translation>成本与质量</translation>
    </message>
    <message>
        <source>AvgPerf (%)</source>
        <translation>AvgPerf（%）</translation>
    </message>
    <message>
        <source>No rows to place</source>
        <translation>没有可显示的行</translation>
    </message>
    <message>
        <source>Check rows of the leaderboard to see them here.</source>
        <translation>勾选排行榜中的行即可在此查看。</translation>
    </message>
    <message>
        <source>Beside each row, where the paper or the release puts it</source>
        <translation>在每行旁边标出论文或发布版所给的位置</translation>
    </message>
    <message>
        <source>Dashed: Pareto front of the rows that compete</source>
        <translation>虚线：参与竞争的行的帕累托前沿</translation>
    </message>
    <message>
        <source>%1, published</source>
        <translation>%1，公布值</translation>
    </message>
    <message>
        <source>Show the tasks with regret</source>
        <translation>显示有遗憾的任务</translation>
    </message>
    <message>
        <source>cost of the stream (USD)</source>
        <translation>任务流成本（美元）</translation>
    </message>
</context>
<context>
    <name>acr::ui::TransportBar</name>
    <message>
        <source>Breakpoints: when playing stops</source>
        <translation>断点：播放在何时停止</translation>
    </message>
    <message>
        <source>Events: what happens in the stream</source>
        <translation>事件：任务流中发生的变化</translation>
    </message>
    <message>
        <source>Fork here: the same steps up to this one, then otherwise (F)</source>
        <translation>在此分叉：之前的步骤相同，从此步起不同 (F)</translation>
    </message>
    <message>
        <source>Move event</source>
        <translation>移动事件</translation>
    </message>
    <message>
        <source>Remove event</source>
        <translation>移除事件</translation>
    </message>
    <message>
        <source>Remove: %1</source>
        <translation>移除：%1</translation>
    </message>
    <message>
        <source>Id of the task</source>
        <translation>任务 ID</translation>
    </message>
    <message>
        <source>After %1: %2</source>
        <translation>%1 之后：%2</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>更改…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>%1 here…</source>
        <translation>在此处：%1…</translation>
    </message>
    <message>
        <source>Change event</source>
        <translation>更改事件</translation>
    </message>
    <message>
        <source>Add event</source>
        <translation>添加事件</translation>
    </message>
</context>
<context>
    <name>acr::ui::UnfinishedRow</name>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation>从列表中移除</translation>
    </message>
    <message>
        <source>Remove from the list: %1</source>
        <translation>从列表中移除：%1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Try again: %1</source>
        <translation>重试：%1</translation>
    </message>
</context>
<context>
    <name>acr::ui::VerdictBar</name>
    <message>
        <source>✓ Pass</source>
        <translation>✓ 通过</translation>
    </message>
    <message>
        <source>✗ Fail</source>
        <translation>✗ 未通过</translation>
    </message>
    <message>
        <source>? Unknown</source>
        <translation>? 未知</translation>
    </message>
    <message>
        <source>Comment on the verdict</source>
        <translation>对判定的备注</translation>
    </message>
    <message>
        <source>Comment (optional)</source>
        <translation>备注（可选）</translation>
    </message>
    <message>
        <source>Your verdict: the answer is right. It overrules the tools, and the router learns from it.</source>
        <translation>人工判定：回答正确。它优先于工具的判定，路由器从中学习。</translation>
    </message>
    <message>
        <source>Your verdict: the answer is wrong. It overrules the tools, and the router learns from it.</source>
        <translation>人工判定：回答错误。它优先于工具的判定，路由器从中学习。</translation>
    </message>
    <message>
        <source>Your verdict: nobody can tell. The tools&apos; verdict does not count then.</source>
        <translation>人工判定：无法判断。此时工具的判定不计入。</translation>
    </message>
    <message>
        <source>Takes your verdict back</source>
        <translation>撤回人工判定</translation>
    </message>
    <message>
        <source>Recorded with the verdict</source>
        <translation>随判定一起记录</translation>
    </message>
</context>
<context>
    <name>acr::ui::VotePanel</name>
    <message>
        <source>main prior</source>
        <translation>主先验</translation>
    </message>
    <message>
        <source>Share of all weights</source>
        <translation>占全部权重的份额</translation>
    </message>
    <message>
        <source>Specialist of %1</source>
        <translation>%1 的专家</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>This set leaves the vote to the policy&apos;s own weights.</source>
        <translation>此先验集不含投票权重，使用策略自身的权重。</translation>
    </message>
    <message>
        <source>A voter&apos;s weight, and its share of all weights.</source>
        <translation>投票者的权重，及其占全部权重的份额。</translation>
    </message>
    <message>
        <source>Model of the main prior</source>
        <translation>主先验的模型</translation>
    </message>
    <message>
        <source>main prior: the policy&apos;s own</source>
        <translation>主先验：策略自身的</translation>
    </message>
    <message>
        <source>main prior: %1</source>
        <translation>主先验：%1</translation>
    </message>
    <message>
        <source>Specialists</source>
        <translation>专家</translation>
    </message>
    <message>
        <source>Boost of a specialist&apos;s weight</source>
        <translation>专家权重加成</translation>
    </message>
</context>
<context>
    <name>acr::ui::WindowViews</name>
    <message>
        <source>%1, %2</source>
        <comment>page, stream</comment>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>acr::ui::WorkNote</name>
    <message>
        <source>%1…</source>
        <comment>what is being computed</comment>
        <translation>%1…</translation>
    </message>
</context>
<context>
    <name>acr::ui::WorkspaceDialogs</name>
    <message>
        <source>Open workspace</source>
        <translation>打开工作区</translation>
    </message>
    <message>
        <source>Workspaces (*.acrw)</source>
        <translation>工作区 (*.acrw)</translation>
    </message>
    <message>
        <source>New workspace</source>
        <translation>新建工作区</translation>
    </message>
    <message>
        <source>The workspace can&apos;t be made</source>
        <translation>无法创建工作区</translation>
    </message>
    <message>
        <source>Open benchmark folder</source>
        <translation>打开评测集文件夹</translation>
    </message>
    <message>
        <source>Import file</source>
        <translation>导入文件</translation>
    </message>
    <message>
        <source>Tables and matrices (*.csv *.jsonl *.json)</source>
        <translation>表格与矩阵 (*.csv *.jsonl *.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Import decisions</source>
        <translation>导入决策</translation>
    </message>
    <message>
        <source>Decisions (*.jsonl)</source>
        <translation>决策 (*.jsonl)</translation>
    </message>
    <message>
        <source>Attach prompts</source>
        <translation>附加提示词</translation>
    </message>
    <message>
        <source>Save workspace as</source>
        <translation>工作区另存为</translation>
    </message>
    <message>
        <source>The workspace can&apos;t be saved there</source>
        <translation>无法将工作区保存到该处</translation>
    </message>
    <message>
        <source>Remove benchmark</source>
        <translation>移除评测集</translation>
    </message>
    <message>
        <source>Remove “%1” and its decisions from this workspace?</source>
        <translation>从此工作区移除“%1”及其决策？</translation>
    </message>
    <message>
        <source>The files that it was imported from are not touched.</source>
        <translation>导入时所用的文件不受影响。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>The benchmark can&apos;t be removed</source>
        <translation>无法移除评测集</translation>
    </message>
    <message>
        <source>Prompts and data sets (*.jsonl *.json *.gz *.csv *.buggy *.fixed)</source>
        <translation>提示词和数据集 (*.jsonl *.json *.gz *.csv *.buggy *.fixed)</translation>
    </message>
    <message>
        <source>Watch a cluster run</source>
        <translation>监视集群运行</translation>
    </message>
    <message>
        <source>%1 is no plan of an experiment</source>
        <translation>%1 不是实验的计划</translation>
    </message>
</context>
<context>
    <name>acr::ui::WorkspaceFile</name>
    <message>
        <source>%1, process %2 on %3</source>
        <translation>%1，进程 %2，主机 %3</translation>
    </message>
    <message>
        <source>Opening %1</source>
        <translation>正在打开 %1</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>正在读取 %1</translation>
    </message>
    <message>
        <source>Loading the benchmark</source>
        <translation>正在加载评测集</translation>
    </message>
    <message>
        <source>Loading a benchmark of %1</source>
        <translation>正在加载 %1 的评测集</translation>
    </message>
    <message>
        <source>Saving %1</source>
        <translation>正在保存 %1</translation>
    </message>
    <message>
        <source>the workspace is open for reading only</source>
        <translation>工作区以只读方式打开</translation>
    </message>
    <message>
        <source>Taking back the import</source>
        <translation>正在撤回导入</translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) imported</source>
        <translation>
            <numerusform>已导入 %n 个任务</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n prompt(s) attached</source>
        <translation>
            <numerusform>已附加 %n 条提示词</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Decisions of %n router(s) imported</source>
        <translation>
            <numerusform>已导入 %n 个路由器的决策</numerusform>
        </translation>
    </message>
    <message>
        <source>Simulating a benchmark</source>
        <translation>正在模拟评测集</translation>
    </message>
    <message>
        <source>Importing %1</source>
        <translation>正在导入 %1</translation>
    </message>
    <message>
        <source>Importing decisions</source>
        <translation>正在导入决策</translation>
    </message>
    <message>
        <source>a benchmark that the decisions are about</source>
        <translation>决策所针对的评测集</translation>
    </message>
    <message>
        <source>Attaching prompts</source>
        <translation>正在附加提示词</translation>
    </message>
    <message>
        <source>a benchmark whose tasks the prompts belong to</source>
        <translation>提示词所属任务的评测集</translation>
    </message>
    <message>
        <source>Attaching prompts of %1</source>
        <translation>正在附加 %1 的提示词</translation>
    </message>
    <message>
        <source>%1. Some are probably those of other tasks: see the data audit</source>
        <translation>%1。其中一些可能属于其他任务：见数据审计</translation>
    </message>
    <message numerus="yes">
        <source>Attaching prompts of %n file(s)</source>
        <translation>
            <numerusform>正在附加 %n 个文件的提示词</numerusform>
        </translation>
    </message>
    <message>
        <source>The aliases are not those that the step is about: it does nothing.</source>
        <translation>该撤销步骤针对的是其他别名，因此不起作用。</translation>
    </message>
    <message>
        <source>Change model aliases</source>
        <translation>更改模型别名</translation>
    </message>
    <message>
        <source>Saving the model aliases</source>
        <translation>正在保存模型别名</translation>
    </message>
</context>
</TS>
