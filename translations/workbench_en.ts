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
        <source>The router starts from priors of %n probed task(s).</source>
        <translation>
            <numerusform>The router starts from priors of %n probed task.</numerusform>
            <numerusform>The router starts from priors of %n probed tasks.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) were left out: another task has the id.</source>
        <translation>
            <numerusform>%n task was left out: another task has its id.</numerusform>
            <numerusform>%n tasks were left out: other tasks have their ids.</numerusform>
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
