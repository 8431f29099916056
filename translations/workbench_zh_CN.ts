<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ChartExport</name>
    <message>
        <source>The file name must end in .png, .svg or .pdf.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture could not be encoded.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Error</name>
    <message>
        <source>there is no such file or folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it can&apos;t be read: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it can&apos;t be written: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is no known kind of file; expected %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>found %1, expected %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%2 is missing (found %1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is out of range, expected %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown task %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown model %1; known are %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown name %1; expected %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 stands here twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>found %1, but another place says %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is too large, the limit is %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing is in it; expected %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it was written by a newer version (%1, this program knows %2); it was not touched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is not a workspace of the ACRouter Workbench</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is in use by another program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the database reported: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 can&apos;t be used here: it needs %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not possible here, expected %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not part of this build; it needs %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JobsIndicator</name>
    <message>
        <source>%1 s left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min left</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>The workspace can&apos;t be opened</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Names</name>
    <message>
        <source>All tasks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ID test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OOD176</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dimension</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bench</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Difficulty</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Options</name>
    <message>
        <source>Explore coding benchmarks and the routers that choose between language models.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show this text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the built-in simulated benchmark.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep preferences and session in FOLDER.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a picture of every page to FOLDER and quit; needs no display.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With --shoot: only this page. Otherwise: the page to start on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>light or dark.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With --shoot: size of the pictures in pixels, 1600x1000 by default.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language of the program, for example en or zh_CN.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A workspace (.acrw), or a benchmark folder or file to import.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only one file can be opened at a time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--shoot needs a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--demo and a file exclude each other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--theme takes light or dark, not “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--size takes width and height such as 1600x1000, not “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Policy</name>
    <message>
        <source>Nested Bayesian beliefs by dimension and source, from probing and from the models called, that explore where it pays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>warm: priors from the probing split; cold: no prior knowledge.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many tasks an exploring call is expected to pay off on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Observations that the value of exploring is weighed over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variance of one score around its group&apos;s mean.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tasks that the mean over all tasks weighs in a dimension&apos;s prior.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tasks that a dimension&apos;s mean weighs in a source&apos;s prior.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most tasks that a prior mean may count for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pseudo-count against a change of a model on all probed tasks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pseudo-count against a change of a model in a probed dimension.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pseudo-count against a change of a model on a probed source, beside the probed tasks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pseudo-count of the probed costs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pseudo-count of the prior for tasks unlike the probed ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pseudo-count that draws an unfamiliar dimension to all unfamiliar tasks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pseudo-count that draws an unfamiliar source to its dimension.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pseudo-count of costs inferred from the other models&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pseudo-count against a difficulty that is common to all models.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight of the dimension, against all tasks, in what is expected of unfamiliar tasks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Observations kept of a group and model; older ones fade.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cheap models in a fixed order until one resolves the task, then the strong one if enough answers applied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many cheap answers must have applied before the strong model is called.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cheap models in order, joined by +.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model of last resort.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model with the best mean score of each dimension on the probing split.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every model with the same chance; tables show the mean over seeds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same model for every task.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The release&apos;s rule: the model of the task&apos;s finest group that has enough probing tasks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probing tasks that a group needs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight of the global mean, in tasks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>perf: the best mean score; reward: the best mean reward.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A map file to use instead of fitting one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean reward by model among the nearest tasks, by metadata features.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many neighbours are asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>online: neighbours are earlier tasks of the stream; frozen: tasks of the probing split.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Linear Thompson sampling on metadata features, learning from the chosen model only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spread of the draws; the release used 0.35 on OOD176.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ridge penalty of the regression of each arm.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Linear upper confidence bound on metadata features, learning from the chosen model only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width of the confidence bound: how eagerly it explores.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The best model of each task in hindsight: a bound, never a competitor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decisions read from a file: anybody&apos;s router, replayed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TableExport</name>
    <message>
        <source>The table could not be written to %1: %2. Choose another folder or free some space.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>acr::ui::Badge</name>
    <message>
        <source>Recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcomes were recorded earlier and are replayed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Simulated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcomes come from a model of the benchmark; no language model was called.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models are called now, and cost money.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>acr::ui::BarChart</name>
    <message>
        <source>Nothing to compare yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pick at least one policy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Bars of %1 over %n categories. Parts: %2.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sum: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>acr::ui::ChartWidget</name>
    <message>
        <source>Export chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PNG image (*.png);;SVG drawing (*.svg);;PDF document (*.pdf)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export chart…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>acr::ui::CurveChart</name>
    <message>
        <source>No curves yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pick at least one policy to see its curve.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 over %2. Curves: %3. Use the arrow keys to pan, plus and minus to zoom, zero to show everything.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>acr::ui::Document</name>
    <message>
        <source>Computing the leaderboard</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>acr::ui::ErrorDialog</name>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>(the first %1 are listed)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>acr::ui::FacetPopup</name>
    <message>
        <source>Clear filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter of the stream</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>acr::ui::HeatmapView</name>
    <message>
        <source>Nothing to show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a benchmark, or clear the filter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heatmap of %1: %2 rows, %3 columns. Arrow keys move the selected cell, plus and minus zoom, zero shows everything.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2
%3 %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>missing</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>acr::ui::HelpView</name>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contents</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>acr::ui::JobsIndicator</name>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (and %2 more)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>acr::ui::MainWindow</name>
    <message>
        <source>&amp;Page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New simulated benchmark…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open benchmark folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a CodeRouterBench folder, or one of your own, into this workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a results table or a matrix into this workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import decisions…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare with what another router chose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attach prompts…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the texts of the tasks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove benchmark…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New workspace…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open workspace…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save workspace as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the workspace and go on with the copy; every change is saved by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export page as image…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the stream bar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore default layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help for this page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Metrics and definitions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Routing policies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File formats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About ACRouter Workbench</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Qt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No benchmark is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a folder of CodeRouterBench, drop files here, or start with a simulated benchmark.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computing the leaderboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 can&apos;t be opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an open workspace to import into</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close it in the other window first, or open another workspace here. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it with a newer version of this program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the workspace under another name with File ▸ Save workspace as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help ▸ Contents ▸ File formats lists what can be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workspace is as it was before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(read-only)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ACRouter Workbench</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 tasks × %2 models, from %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workspaces (*.acrw)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workspace can&apos;t be made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open benchmark folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables and matrices (*.csv *.jsonl *.json);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import decisions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decisions (*.jsonl);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attach prompts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prompts (*.jsonl *.csv);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save workspace as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The workspace can&apos;t be saved there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove benchmark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove “%1” and its decisions from this workspace?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The files that it was imported from are not touched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The benchmark can&apos;t be removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export page as image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures (*.png *.svg *.pdf)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose between language models for coding work: explore benchmarks, watch routers decide, compare their regret.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Methods and data: “Agent-as-a-Router: Agentic Model Routing for Coding Tasks”, arXiv 2606.22902, and CodeRouterBench.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>acr::ui::Rail</name>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>acr::ui::RowMapProxy</name>
    <message>
        <source>%1 (at character %2)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>acr::ui::ScatterChart</name>
    <message>
        <source>No points yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pick at least one policy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 against %2, %n points.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>acr::ui::Screenshots</name>
    <message>
        <source>%1: the folder can&apos;t be made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data was not loaded in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no page “%1”; there are: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page “%1” was not done in %2 s; its picture shows it as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 can&apos;t be written: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>acr::ui::SimulateDialog</name>
    <message>
        <source>Write synthetic prompts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New simulated benchmark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tasks, scores and costs are drawn from a model of how difficult tasks are and what models can do, calibrated to the published means. The same seed gives the same benchmark.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tasks in each of nine dimensions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agentic tasks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Simulate</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>acr::ui::StreamBar</name>
    <message>
        <source>Benchmark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split: which tasks come</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order in which the tasks come</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What a missing score counts as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stream</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Natural</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shuffled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seed </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed of the shuffled order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cost weight ε₂: what a dollar takes from the reward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cost weight ε₂: a dollar takes this much from the reward ε₁·score + ε₂·cost. The published tables use −0.10.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missing is 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A missing or ungraded score counts as 0, as in the published tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missing and ungraded scores leave averages and regret; coverage says how many are left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change what missing scores count as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose which tasks come, by dimension, source and more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 incomplete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of %1 outcomes in this stream:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 have no cost; they count as $0 in the sums</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 were never graded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 have no score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click for the data audit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No task passes this filter; the stream stays as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change the stream</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change the cost weight</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>acr::ui::WorkspaceFile</name>
    <message>
        <source>%1, process %2 on %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading the benchmark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading a benchmark of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the workspace is open for reading only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taking back the import</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) imported</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n prompt(s) attached</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Decisions of %n router(s) imported</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Simulating a benchmark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Importing %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Importing decisions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a benchmark that the decisions are about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attaching prompts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a benchmark whose tasks the prompts belong to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attaching prompts of %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
