<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>acr::ui::AliasModel</name>
    <message numerus="yes">
        <source>remove %n alias(es)</source>
        <translation>
            <numerusform>remove %n alias</numerusform>
            <numerusform>remove %n aliases</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>acr::ui::BarChart</name>
    <message numerus="yes">
        <source>Bars of %1 over %n categories. Parts: %2.</source>
        <translation>
            <numerusform>Bars of %1 over %n category. Parts: %2.</numerusform>
            <numerusform>Bars of %1 over %n categories. Parts: %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>acr::ui::BeatPanel</name>
    <message numerus="yes">
        <source>It paid for %n attempts.</source>
        <translation>
            <numerusform>It paid for %n attempt.</numerusform>
            <numerusform>It paid for %n attempts.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>mean score and cost on %n tasks of the probing split</source>
        <translation>
            <numerusform>mean score and cost on %n task of the probing split</numerusform>
            <numerusform>mean score and cost on %n tasks of the probing split</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>acr::ui::BenchmarkPage</name>
    <message numerus="yes">
        <source>%n task(s) shown</source>
        <translation>
            <numerusform>%n task shown</numerusform>
            <numerusform>%n tasks shown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>%n task</numerusform>
            <numerusform>%n tasks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>acr::ui::ChartTable</name>
    <message numerus="yes">
        <source>%n rows</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>acr::ui::ClusterDialog</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chunk(s) begun.</source>
        <translation>
            <numerusform>%n chunk begun.</numerusform>
            <numerusform>%n chunks begun.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chunk(s) broken.</source>
        <translation>
            <numerusform>%n chunk broken.</numerusform>
            <numerusform>%n chunks broken.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n replay(s) merged into the workspace.</source>
        <translation>
            <numerusform>%n replay merged into the workspace.</numerusform>
            <numerusform>%n replays merged into the workspace.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not run.</source>
        <translation>
            <numerusform>%n could not run.</numerusform>
            <numerusform>%n could not run.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>acr::ui::ErrorDialog</name>
    <message numerus="yes">
        <source>%1: %n problem(s), of which the first %2 are listed</source>
        <translation>
            <numerusform>%1: %n problem, of which the first %2 are listed</numerusform>
            <numerusform>%1: %n problems, of which the first %2 are listed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n problem(s)</source>
        <translation>
            <numerusform>%1: %n problem</numerusform>
            <numerusform>%1: %n problems</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>acr::ui::FacetModel</name>
    <message numerus="yes">
        <source>%1: %n row(s) that pass the other filters</source>
        <translation>
            <numerusform>%1: %n row that passes the other filters</numerusform>
            <numerusform>%1: %n rows that pass the other filters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %2: %n row(s)</source>
        <translation>
            <numerusform>%1, %2: %n row</numerusform>
            <numerusform>%1, %2: %n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>acr::ui::FacetPopup</name>
    <message numerus="yes">
        <source>Enter leaves %n task(s) in the stream</source>
        <translation>
            <numerusform>Enter leaves %n task in the stream</numerusform>
            <numerusform>Enter leaves %n tasks in the stream</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>acr::ui::FilterKeeper</name>
    <message numerus="yes">
        <source>%n value(s) of the table&apos;s filter were left out: the benchmark does not have them.</source>
        <translation>
            <numerusform>%n value of the table&apos;s filter was left out: the benchmark does not have it.</numerusform>
            <numerusform>%n values of the table&apos;s filter were left out: the benchmark does not have them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>acr::ui::JobsIndicator</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>acr::ui::LeaderboardModel</name>
    <message numerus="yes">
        <source>Of %n task(s) without a sibling</source>
        <translation>
            <numerusform>Of %n task without a sibling</numerusform>
            <numerusform>Of %n tasks without a sibling</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>acr::ui::LiveHeadline</name>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n call</numerusform>
            <numerusform>%n calls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>%n task</numerusform>
            <numerusform>%n tasks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>acr::ui::LivePage</name>
    <message numerus="yes">
        <source>%n task(s) are left out: this machine has no tools for %1.</source>
        <translation>
            <numerusform>%n task is left out: this machine has no tools for %1.</numerusform>
            <numerusform>%n tasks are left out: this machine has no tools for %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) wait. Start routes them.</source>
        <translation>
            <numerusform>%n task waits. Start routes it.</numerusform>
            <numerusform>%n tasks wait. Start routes them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) were left out: another task has the id.</source>
        <translation>
            <numerusform>%n task was left out: another task has its id.</numerusform>
            <numerusform>%n tasks were left out: other tasks have their ids.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of the %n task(s) with a prompt, so many from the start of the stream:</source>
        <translation>
            <numerusform>Of the %n task with a prompt, so many from the start of the stream:</numerusform>
            <numerusform>Of the %n tasks with a prompt, so many from the start of the stream:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n task(s)</source>
        <translation>
            <numerusform>%1 · %n task</numerusform>
            <numerusform>%1 · %n tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n answer(s)</source>
        <translation>
            <numerusform>%1 · %n answer</numerusform>
            <numerusform>%1 · %n answers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) of the earlier run have no end: whether they were billed is unknown, and they are not made again.</source>
        <translation>
            <numerusform>%n call of the earlier run has no end: whether it was billed is unknown, and it is not made again.</numerusform>
            <numerusform>%n calls of the earlier run have no end: whether they were billed is unknown, and they are not made again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In %n recorded task(s) the policy would decide differently now; it has learned from what was recorded.</source>
        <translation>
            <numerusform>In %n recorded task the policy would decide differently now; it has learned from what was recorded.</numerusform>
            <numerusform>In %n recorded tasks the policy would decide differently now; it has learned from what was recorded.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The model of an answer is asked again %n time(s) where running it says nothing.</source>
        <translation>
            <numerusform>The model of an answer is asked again %n time where running it says nothing.</numerusform>
            <numerusform>The model of an answer is asked again %n times where running it says nothing.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The model of an answer is asked again %n time(s) where that has a weight.</source>
        <translation>
            <numerusform>The model of an answer is asked again %n time where that has a weight.</numerusform>
            <numerusform>The model of an answer is asked again %n times where that has a weight.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>acr::ui::LiveSettingsDialog</name>
    <message numerus="yes">
        <source>%n answer(s) run at once</source>
        <translation>
            <numerusform>%n answer runs at a time</numerusform>
            <numerusform>%n answers run at once</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>acr::ui::MainWindow</name>
    <message numerus="yes">
        <source>%1: %n replay(s) merged</source>
        <translation>
            <numerusform>%1: %n replay merged</numerusform>
            <numerusform>%1: %n replays merged</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>acr::ui::PicksModel</name>
    <message numerus="yes">
        <source>%1: the first of %n seed(s)</source>
        <translation>
            <numerusform>%1: the first of %n seed</numerusform>
            <numerusform>%1: the first of %n seeds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>acr::ui::PinKeeper</name>
    <message numerus="yes">
        <source>%n pinned run(s) of this stream can&apos;t be read and were left out.</source>
        <translation>
            <numerusform>%n pinned run of this stream can&apos;t be read and was left out.</numerusform>
            <numerusform>%n pinned runs of this stream can&apos;t be read and were left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pinned run(s) are too long to be kept: they go when the program is closed.</source>
        <translation>
            <numerusform>%n pinned run is too long to be kept: it goes when the program is closed.</numerusform>
            <numerusform>%n pinned runs are too long to be kept: they go when the program is closed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>acr::ui::PointMap</name>
    <message numerus="yes">
        <source>%n points.</source>
        <translation>
            <numerusform>%n point.</numerusform>
            <numerusform>%n points.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n brushed.</source>
        <translation>
            <numerusform>%n brushed.</numerusform>
            <numerusform>%n brushed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>acr::ui::RadarChart</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>acr::ui::RegretWords</name>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>%n task</numerusform>
            <numerusform>%n tasks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>acr::ui::ScatterChart</name>
    <message numerus="yes">
        <source>%1 against %2, %n points.</source>
        <translation>
            <numerusform>%1 against %2, %n point.</numerusform>
            <numerusform>%1 against %2, %n points.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n points at zero or below have no place on a logarithmic scale</source>
        <translation>
            <numerusform>%n point at zero or below has no place on a logarithmic scale</numerusform>
            <numerusform>%n points at zero or below have no place on a logarithmic scale</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>acr::ui::SessionKeeper</name>
    <message numerus="yes">
        <source>%n event(s) were left out: the benchmark has no such model.</source>
        <translation>
            <numerusform>%n event was left out: the benchmark has no such model.</numerusform>
            <numerusform>%n events were left out: the benchmark has no such model.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>acr::ui::TaskPanel</name>
    <message numerus="yes">
        <source>%1 of %2 models score, %n at the best score of %3. Oracle reward %4.</source>
        <translation>
            <numerusform>%1 of %2 models score, %n at the best score of %3. Oracle reward %4.</numerusform>
            <numerusform>%1 of %2 models score, %n at the best score of %3. Oracle reward %4.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not graded.</source>
        <translation>
            <numerusform>%n not graded.</numerusform>
            <numerusform>%n not graded.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>acr::ui::WorkspaceFile</name>
    <message numerus="yes">
        <source>%n task(s) imported</source>
        <translation>
            <numerusform>%n task imported</numerusform>
            <numerusform>%n tasks imported</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n prompt(s) attached</source>
        <translation>
            <numerusform>%n prompt attached</numerusform>
            <numerusform>%n prompts attached</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Decisions of %n router(s) imported</source>
        <translation>
            <numerusform>Decisions of %n router imported</numerusform>
            <numerusform>Decisions of %n routers imported</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Attaching prompts of %n file(s)</source>
        <translation>
            <numerusform>Attaching prompts of %n file</numerusform>
            <numerusform>Attaching prompts of %n files</numerusform>
        </translation>
    </message>
</context>
</TS>
