<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
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
    <name>acr::ui::CurveChart</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>acr::ui::ErrorDialog</name>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n problem</numerusform>
            <numerusform>%n problems</numerusform>
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
</context>
</TS>
