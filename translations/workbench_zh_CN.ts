<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
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
        <translation>%2 个结果中有 %1 个声称没有使用任何 token，成本也为零</translation>
    </message>
    <message>
        <source>%1 has only %2 different token counts on %3 outcomes: they are imputed</source>
        <translation>%1 在 %3 个结果上只有 %2 种不同的 token 数：它们是填补值</translation>
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
        <translation>%1：%2 重算值为 %3，%4 公布的是 %5</translation>
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
        <translation>任务流遵循任务列表的顺序。若按表格自身的顺序读取，会得到不同的曲线和不同的在线决策。</translation>
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
        <source>Write a picture of every page to FOLDER and quit; needs no display.</source>
        <translation>将每个页面的图片写入 FOLDER 后退出；无需显示器。</translation>
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
        <source>Nested Bayesian beliefs by dimension and source, from probing and from the models called, that explore where it pays.</source>
        <translation>按维度和来源嵌套的贝叶斯信念，来自探测集与被调用的模型，在值得之处进行探索。</translation>
    </message>
    <message>
        <source>warm: priors from the probing split; cold: no prior knowledge.</source>
        <translation>warm：先验来自探测集；cold：没有先验知识。</translation>
    </message>
    <message>
        <source>How many tasks an exploring call is expected to pay off on.</source>
        <translation>一次探索性调用预期可在多少个任务上得到回报。</translation>
    </message>
    <message>
        <source>Observations that the value of exploring is weighed over.</source>
        <translation>权衡探索价值时所依据的观测数。</translation>
    </message>
    <message>
        <source>Variance of one score around its group&apos;s mean.</source>
        <translation>单个得分围绕其组均值的方差。</translation>
    </message>
    <message>
        <source>Tasks that the mean over all tasks weighs in a dimension&apos;s prior.</source>
        <translation>全部任务的均值在维度先验中的权重，以任务数计。</translation>
    </message>
    <message>
        <source>Tasks that a dimension&apos;s mean weighs in a source&apos;s prior.</source>
        <translation>维度均值在来源先验中的权重，以任务数计。</translation>
    </message>
    <message>
        <source>Most tasks that a prior mean may count for.</source>
        <translation>先验均值最多可以相当于多少个任务。</translation>
    </message>
    <message>
        <source>Pseudo-count against a change of a model on all probed tasks.</source>
        <translation>抑制模型在全部已探测任务上发生变化的伪计数。</translation>
    </message>
    <message>
        <source>Pseudo-count against a change of a model in a probed dimension.</source>
        <translation>抑制模型在已探测维度上发生变化的伪计数。</translation>
    </message>
    <message>
        <source>Pseudo-count against a change of a model on a probed source, beside the probed tasks.</source>
        <translation>抑制模型在已探测来源上发生变化的伪计数，不含已探测的任务本身。</translation>
    </message>
    <message>
        <source>Pseudo-count of the probed costs.</source>
        <translation>已探测成本的伪计数。</translation>
    </message>
    <message>
        <source>Pseudo-count of the prior for tasks unlike the probed ones.</source>
        <translation>用于与已探测任务不同的任务的先验伪计数。</translation>
    </message>
    <message>
        <source>Pseudo-count that draws an unfamiliar dimension to all unfamiliar tasks.</source>
        <translation>将陌生维度拉向全部陌生任务的伪计数。</translation>
    </message>
    <message>
        <source>Pseudo-count that draws an unfamiliar source to its dimension.</source>
        <translation>将陌生来源拉向其维度的伪计数。</translation>
    </message>
    <message>
        <source>Pseudo-count of costs inferred from the other models&apos;.</source>
        <translation>由其他模型的成本推断出的成本的伪计数。</translation>
    </message>
    <message>
        <source>Pseudo-count against a difficulty that is common to all models.</source>
        <translation>抑制所有模型共同难度的伪计数。</translation>
    </message>
    <message>
        <source>Weight of the dimension, against all tasks, in what is expected of unfamiliar tasks.</source>
        <translation>对陌生任务进行预期时，维度相对于全部任务的权重。</translation>
    </message>
    <message>
        <source>Observations kept of a group and model; older ones fade.</source>
        <translation>每个组和模型保留的观测数；更早的观测逐渐淡出。</translation>
    </message>
    <message>
        <source>Cheap models in a fixed order until one resolves the task, then the strong one if enough answers applied.</source>
        <translation>按固定顺序调用低价模型，直到有一个解决任务；若可应用的回答足够多，再调用强模型。</translation>
    </message>
    <message>
        <source>How many cheap answers must have applied before the strong model is called.</source>
        <translation>调用强模型之前，须有多少个低价模型的回答可以应用。</translation>
    </message>
    <message>
        <source>The cheap models in order, joined by +.</source>
        <translation>按顺序排列的低价模型，以 + 连接。</translation>
    </message>
    <message>
        <source>The model of last resort.</source>
        <translation>最后才动用的模型。</translation>
    </message>
    <message>
        <source>The model with the best mean score of each dimension on the probing split.</source>
        <translation>在探测集的每个维度上平均得分最高的模型。</translation>
    </message>
    <message>
        <source>Every model with the same chance; tables show the mean over seeds.</source>
        <translation>以相同概率选择每个模型；表格显示各随机种子的均值。</translation>
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
        <translation>参考的近邻数量。</translation>
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
        <source>Decisions read from a file: anybody&apos;s router, replayed.</source>
        <translation>从文件读取的决策：重放任意路由器。</translation>
    </message>
    <message>
        <source>single: one call a task; cascade: calls until the verifier is content or nothing left is worth its cost.</source>
        <translation>single：每个任务调用一次；cascade：持续调用，直到验证器满意，或余下的调用都不值其成本。</translation>
    </message>
    <message>
        <source>Pseudo-count against a difference between kinds of task within a source.</source>
        <translation>抑制同一来源内不同任务类型间差异的伪计数。</translation>
    </message>
    <message>
        <source>How far apart the numbers of neighbouring tasks may lie; 0 leaves ids unread.</source>
        <translation>相邻任务的编号最多可以相差多少；0 表示不读取任务 ID。</translation>
    </message>
    <message>
        <source>Pseudo-count against what neighbours by number say.</source>
        <translation>抑制编号相邻任务所提供信息的伪计数。</translation>
    </message>
    <message>
        <source>Pseudo-count against what tasks with the same number in the same source say.</source>
        <translation>抑制同一来源中编号相同的任务所提供信息的伪计数。</translation>
    </message>
    <message>
        <source>Cascade: how much a task&apos;s difficulty, common to all models, decides who resolves it.</source>
        <translation>级联：所有模型共同的任务难度在多大程度上决定由谁解决任务。</translation>
    </message>
    <message>
        <source>Cascade: variance of a model&apos;s ability on unfamiliar tasks, in logits.</source>
        <translation>级联：模型在陌生任务上能力的方差，以 logit 计。</translation>
    </message>
    <message>
        <source>Cascade: variance of a model&apos;s bent for one source, in logits.</source>
        <translation>级联：模型对某一来源的偏向的方差，以 logit 计。</translation>
    </message>
    <message>
        <source>Cascade: variance of how easy an unfamiliar source is, in logits.</source>
        <translation>级联：陌生来源容易程度的方差，以 logit 计。</translation>
    </message>
    <message>
        <source>Cascade: variance of how easy a project is, in logits.</source>
        <translation>级联：项目容易程度的方差，以 logit 计。</translation>
    </message>
    <message>
        <source>Cascade: most tasks that a prior mean may count for.</source>
        <translation>级联：先验均值最多可以相当于多少个任务。</translation>
    </message>
    <message>
        <source>Cascade: how many tasks one more call is expected to pay off on, when it is not worth its cost on this one.</source>
        <translation>级联：当再调用一次在当前任务上不值其成本时，预期它可在多少个任务上得到回报。</translation>
    </message>
</context>
<context>
    <name>TableExport</name>
    <message>
        <source>The table could not be written to %1: %2. Choose another folder or free some space.</source>
        <translation>无法将表格写入 %1：%2。请选择另一个文件夹或释放一些空间。</translation>
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
        <source>Prompt</source>
        <translation>提示词</translation>
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
        <translation>得分模型</translation>
    </message>
    <message>
        <source>Models with a score above 0</source>
        <translation>得分大于 0 的模型数</translation>
    </message>
    <message>
        <source>Solving</source>
        <translation>解决模型</translation>
    </message>
    <message>
        <source>Models with the full score, 1</source>
        <translation>获得满分 1 的模型数</translation>
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
        <translation>最低最佳成本</translation>
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
        <translation>正在检查每个单元格，并重算已公布的数值。</translation>
    </message>
    <message>
        <source>Nothing odd</source>
        <translation>未见异常</translation>
    </message>
    <message>
        <source>No cell is missing, imputed or out of range, and published figures come out as printed.</source>
        <translation>没有缺失、填补或超出范围的单元格，已公布的数值也能重现。</translation>
    </message>
    <message>
        <source>Select a finding to see what it means.</source>
        <translation>选择一项发现以了解其含义。</translation>
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
        <translation>结果此前已记录，现在重放。</translation>
    </message>
    <message>
        <source>Simulated</source>
        <translation>模拟数据</translation>
    </message>
    <message>
        <source>Outcomes come from a model of the benchmark; no language model was called.</source>
        <translation>结果来自评测集的统计模型；没有调用任何语言模型。</translation>
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
        <source>Models</source>
        <translation>模型</translation>
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
        <translation>数据中的异常之处</translation>
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
        <source>Copy task id</source>
        <translation>复制任务 ID</translation>
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
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Benchmark</source>
        <translation>评测集</translation>
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
        <source>PNG image (*.png);;SVG drawing (*.svg);;PDF document (*.pdf)</source>
        <translation>PNG 图像 (*.png);;SVG 矢量图 (*.svg);;PDF 文档 (*.pdf)</translation>
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
</context>
<context>
    <name>acr::ui::ComparePanel</name>
    <message>
        <source>%1: seed %2</source>
        <translation>%1：种子 %2</translation>
    </message>
    <message>
        <source>%1 against %2: CumReg %3 − %4 = %5 over %6 common tasks, AvgPerf %7 points, cost %8. Flipped tasks: %9.</source>
        <translation>%1 对比 %2：在 %6 个共同任务上 CumReg %3 − %4 = %5，AvgPerf %7 个百分点，成本 %8。分歧任务：%9。</translation>
    </message>
    <message>
        <source>They make up %1 of the difference: A is better on %2, worse on %3, equal on %4.</source>
        <translation>它们占差异中的 %1：A 更好 %2 个，更差 %3 个，相同 %4 个。</translation>
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
        <translation>筛选分歧任务</translation>
    </message>
    <message>
        <source>Seed of run A</source>
        <translation>运行 A 的随机种子</translation>
    </message>
    <message>
        <source>Seed of run B</source>
        <translation>运行 B 的随机种子</translation>
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
        <translation>分歧任务</translation>
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
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>及另外 %n 条</numerusform>
        </translation>
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
        <translation>滚动 AvgPerf</translation>
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
        <translation>滚动 AvgPerf（%）</translation>
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
</context>
<context>
    <name>acr::ui::DataTable</name>
    <message>
        <source>CSV (*.csv);;Markdown (*.md);;LaTeX (*.tex);;Tab-separated (*.tsv)</source>
        <translation>CSV (*.csv);;Markdown (*.md);;LaTeX (*.tex);;制表符分隔 (*.tsv)</translation>
    </message>
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
</context>
<context>
    <name>acr::ui::Document</name>
    <message>
        <source>Computing the leaderboard</source>
        <translation>正在计算排行榜</translation>
    </message>
</context>
<context>
    <name>acr::ui::ErrorDialog</name>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n 个问题</numerusform>
        </translation>
    </message>
    <message>
        <source>(the first %1 are listed)</source>
        <translation>（列出前 %1 个）</translation>
    </message>
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
        <source>Words to look for</source>
        <translation>要查找的词</translation>
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
        <source>%1
%2
score %3
cost (USD) %4
reward %5
regret %6</source>
        <translation>%1
%2
得分 %3
成本（美元） %4
奖励 %5
遗憾 %6</translation>
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
    <name>acr::ui::JobsIndicator</name>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>%1 (and %2 more)</source>
        <translation>%1（及另外 %2 项）</translation>
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
        <translation>单次运行：没有随机种子间的离散度</translation>
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
        <translation>各随机种子间 CumReg 的标准差</translation>
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
</context>
<context>
    <name>acr::ui::MainWindow</name>
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
        <translation>将 CodeRouterBench 文件夹或您自己的文件夹导入此工作区</translation>
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
        <source>Add the texts of the tasks</source>
        <translation>添加任务的文本</translation>
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
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
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
        <source>Text size</source>
        <translation>文字大小</translation>
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
        <source>Language</source>
        <translation>语言</translation>
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
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Help for this page</source>
        <translation>本页帮助</translation>
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
        <source>(read-only)</source>
        <translation>（只读）</translation>
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
        <source>Tables and matrices (*.csv *.jsonl *.json);;All files (*)</source>
        <translation>表格与矩阵 (*.csv *.jsonl *.json);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Import decisions</source>
        <translation>导入决策</translation>
    </message>
    <message>
        <source>Decisions (*.jsonl);;All files (*)</source>
        <translation>决策 (*.jsonl);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Attach prompts</source>
        <translation>附加提示词</translation>
    </message>
    <message>
        <source>Prompts (*.jsonl *.csv);;All files (*)</source>
        <translation>提示词 (*.jsonl *.csv);;所有文件 (*)</translation>
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
        <source>Export page as image</source>
        <translation>将页面导出为图像</translation>
    </message>
    <message>
        <source>Pictures (*.png *.svg *.pdf)</source>
        <translation>图片 (*.png *.svg *.pdf)</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
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
        <source>It is open in %1.</source>
        <translation>它已在 %1 中打开。</translation>
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
    <name>acr::ui::PicksModel</name>
    <message>
        <source>There is no score to judge by.</source>
        <translation>没有可供判断的得分。</translation>
    </message>
    <message numerus="yes">
        <source>%1: the first of %n seed(s)</source>
        <translation>
            <numerusform>%1：%n 个随机种子中的第一个</numerusform>
        </translation>
    </message>
    <message>
        <source>Tried in this order: %1</source>
        <translation>按此顺序尝试：%1</translation>
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
        <translation>我们的方法</translation>
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
        <translation>（此处截断）</translation>
    </message>
</context>
<context>
    <name>acr::ui::PublishedFacts</name>
    <message>
        <source>This benchmark is simulated; the printed figures belong to the recorded one. They only give a sense of size.</source>
        <translation>此评测集为模拟数据；公布值属于记录的评测集，仅供了解大致量级。</translation>
    </message>
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
        <translation>重算值是随机种子间的均值：共 %1 个种子。</translation>
    </message>
    <message>
        <source>The stream is shuffled; routers that learn on the way depend on the order.</source>
        <translation>任务流已打乱；边运行边学习的路由器依赖于顺序。</translation>
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
        <translation>分歧任务</translation>
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
        <translation>A 对比 B：分歧任务</translation>
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
        <translation>导出分歧任务(&amp;T)…</translation>
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
        <source>Picture (*.png);;Vector drawing (*.svg);;Document (*.pdf)</source>
        <translation>图片 (*.png);;矢量图 (*.svg);;文档 (*.pdf)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>%1 could not be written.</source>
        <translation>无法写入 %1。</translation>
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
</context>
<context>
    <name>acr::ui::RowMapProxy</name>
    <message>
        <source>%1 (at character %2)</source>
        <translation>%1（第 %2 个字符处）</translation>
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
        <translation>任务、得分和成本由一个刻画任务难度与模型能力的统计模型抽样得到，并按公布的均值校准。相同的随机种子得到相同的评测集。</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
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
        <source>Only dearer</source>
        <translation>仅更贵</translation>
    </message>
    <message>
        <source>Avoidable: as good an answer as the best, but another model gives it for less</source>
        <translation>可避免：回答与最佳相当，但另一个模型成本更低</translation>
    </message>
    <message>
        <source>Unsolvable</source>
        <translation>不可解</translation>
    </message>
    <message>
        <source>No model scores; regret is what was paid beyond the cheapest</source>
        <translation>没有模型得分；遗憾是比最便宜的模型多付的部分</translation>
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
</context>
<context>
    <name>acr::ui::StreamBar</name>
    <message>
        <source>Benchmark</source>
        <translation>评测集</translation>
    </message>
    <message>
        <source>Split: which tasks come</source>
        <translation>划分：出现哪些任务</translation>
    </message>
    <message>
        <source>Order in which the tasks come</source>
        <translation>任务出现的顺序</translation>
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
        <translation>打乱顺序所用的随机种子</translation>
    </message>
    <message>
        <source>Cost weight ε₂: what a dollar takes from the reward</source>
        <translation>成本权重 ε₂：每一美元从奖励中扣除多少</translation>
    </message>
    <message>
        <source>Cost weight ε₂: a dollar takes this much from the reward ε₁·score + ε₂·cost. The published tables use −0.10.</source>
        <translation>成本权重 ε₂：每一美元从奖励 ε₁·得分 + ε₂·成本 中扣除的量。公布的表格使用 −0.10。</translation>
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
        <source>Missing and ungraded scores leave averages and regret; coverage says how many are left</source>
        <translation>缺失和未评分的得分不计入均值和遗憾；覆盖率说明保留了多少</translation>
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
        <source>Choose which tasks come, by dimension, source and more</source>
        <translation>按维度、来源等选择出现哪些任务</translation>
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
</context>
<context>
    <name>acr::ui::TableActions</name>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
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
        <source>Export table</source>
        <translation>导出表格</translation>
    </message>
    <message>
        <source>&amp;Copy rows</source>
        <translation>复制行(&amp;C)</translation>
    </message>
    <message>
        <source>Copy table as &amp;Markdown</source>
        <translation>将表格复制为 &amp;Markdown</translation>
    </message>
    <message>
        <source>Copy table as &amp;LaTeX</source>
        <translation>将表格复制为 &amp;LaTeX</translation>
    </message>
    <message>
        <source>&amp;Export table…</source>
        <translation>导出表格(&amp;E)…</translation>
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
        <source>This benchmark publishes none for the task. Attach a file of prompts from the File menu.</source>
        <translation>此评测集没有公布该任务的提示词。请从“文件”菜单附加提示词文件。</translation>
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
        <translation>正在任务流上重放各路由器。</translation>
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
        <source>cost of the stream (USD, log)</source>
        <translation>任务流成本（美元，对数）</translation>
    </message>
    <message>
        <source>AvgPerf (%)</source>
        <translation>AvgPerf (%)</translation>
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
</context>
</TS>
