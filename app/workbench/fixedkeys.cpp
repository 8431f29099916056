// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/workbench/fixedkeys.h"

#include <QCoreApplication>

namespace acr::ui {

namespace {

class KeyTable {
    Q_DECLARE_TR_FUNCTIONS(FixedKeys)

public:
    QList<Shortcuts::FixedKeys> rows;

    void player()
    {
        const QString group = tr("Session: player");
        add(group, {Qt::Key_Space}, tr("Play or pause"), "session.play");
        add(group, {Qt::Key_Left}, tr("One step back"), "session.stepBack");
        add(group, {Qt::Key_Right}, tr("One step forward"), "session.stepForward");
        add(group, {Qt::SHIFT | Qt::Key_Left, Qt::SHIFT | Qt::Key_Right}, tr("Ten steps back, forward"));
        add(group, {Qt::Key_PageUp, Qt::Key_PageDown}, tr("A hundred steps back, forward"));
        add(group, {Qt::Key_Home}, tr("To the start"), "session.toStart");
        add(group, {Qt::Key_End}, tr("To the end"), "session.toEnd");
        add(group, {Qt::Key_F}, tr("Fork here"), "session.fork");
        add(group, {Qt::Key_Delete}, tr("Remove the selected event of the timeline"));
    }

    void priors()
    {
        const QString group = tr("Priors: grid");
        add(group, {Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down}, tr("Go to another cell"));
        add(group, {Qt::Key_Home, Qt::Key_End}, tr("First and last model"));
        add(group, {Qt::Key_Plus, Qt::Key_Minus}, tr("Expected score up and down by 0.01"));
        add(group, {Qt::SHIFT | Qt::Key_Up, Qt::SHIFT | Qt::Key_Down}, tr("Expected score up and down by 0.001"));
        add(group, {Qt::CTRL | Qt::Key_Up, Qt::CTRL | Qt::Key_Down}, tr("Expected score up and down by 0.1"));
        add(group, {Qt::Key_PageUp, Qt::Key_PageDown}, tr("More and less strength"));
        add(group, {Qt::CTRL | Qt::Key_PageUp, Qt::CTRL | Qt::Key_PageDown}, tr("Strength in coarse steps"));
        add(group, {Qt::SHIFT | Qt::Key_PageUp, Qt::SHIFT | Qt::Key_PageDown}, tr("Strength in fine steps"));
        add(group, {Qt::Key_Return, Qt::Key_F2}, tr("Type the expected score"));
        add(group, {Qt::Key_Equal}, tr("Type the strength"));
        add(group, {Qt::Key_Delete}, tr("The learned value again"));
        add(group, {Qt::Key_Space}, tr("Open or close a dimension"));
    }

    void memory()
    {
        const QString group = tr("Memory: map");
        add(group, {Qt::Key_Space, Qt::Key_Backspace}, tr("Next and previous point"));
        add(group, {Qt::CTRL | Qt::Key_A}, tr("Brush all points on screen"));
        add(group, {Qt::Key_Escape}, tr("Choose nothing"));
    }

    void charts()
    {
        const QString all = tr("All charts");
        add(all, {Qt::Key_Return}, tr("Open what is selected, or show the numbers as a table"));
        const QString annotations = tr("Annotations of charts");
        add(annotations, {Qt::Key_Return}, tr("Place in the middle; change the words"));
        add(annotations, {Qt::Key_F2}, tr("Change the words"));
        add(annotations, {Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down}, tr("Move"));
        add(annotations, {Qt::Key_Delete}, tr("Remove"));
        const QString curves = tr("Curves");
        add(curves, {Qt::Key_Up, Qt::Key_Down}, tr("Previous and next curve"));
        add(curves, {Qt::SHIFT | Qt::Key_Left, Qt::SHIFT | Qt::Key_Right}, tr("Read the values step by step"));
        const QString plots = tr("Curves, scatter plots and maps");
        add(plots, {Qt::Key_Left, Qt::Key_Right}, tr("Move what is shown"));
        add(plots, {Qt::Key_Plus, Qt::Key_Minus}, tr("Zoom in and out"));
        add(plots, {Qt::Key_0}, tr("Show everything"));
        add(plots, {Qt::Key_Escape}, tr("Choose nothing"));
        add(tr("Scatter plots"), {Qt::Key_Space}, tr("Next point"));
        add(tr("Bars and distributions"), {Qt::Key_Up, Qt::Key_Down}, tr("Previous and next row"));
        const QString heatmaps = tr("Heatmaps");
        add(heatmaps, {Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down}, tr("Go to another cell"));
        add(heatmaps, {Qt::Key_PageUp, Qt::Key_PageDown}, tr("A screen up and down"));
        add(heatmaps, {Qt::Key_Plus, Qt::Key_Minus, Qt::Key_0}, tr("Taller rows, lower rows, all rows"));
        add(heatmaps, {Qt::Key_Return}, tr("Open the cell"));
    }

    void tables()
    {
        const QString group = tr("Tables");
        add(group, {Qt::CTRL | Qt::Key_C}, tr("Copy the selected rows"));
        add(group, {Qt::CTRL | Qt::Key_A}, tr("Select all rows"));
    }

    void presenting()
    {
        const QString presenter = tr("Presenting");
        add(presenter, {Qt::Key_Right, Qt::Key_Down, Qt::Key_Space, Qt::Key_PageDown}, tr("Next slide"));
        add(presenter, {Qt::Key_Left, Qt::Key_Up, Qt::Key_Backspace, Qt::Key_PageUp}, tr("Previous slide"));
        add(presenter, {Qt::Key_Home, Qt::Key_End}, tr("First and last slide"));
        add(presenter, {Qt::Key_B}, tr("Black screen"));
        add(presenter, {Qt::Key_S}, tr("Notes and clock"));
        add(presenter, {Qt::Key_Escape}, tr("End"));
        const QString game = tr("Beat the router");
        add(game, {Qt::Key_1, Qt::Key_2, Qt::Key_3}, tr("Pick the first, second, third model, and so on"));
        add(game, {Qt::Key_Return}, tr("Go on"));
    }

private:
    void add(const QString& group, const QList<QKeySequence>& keys, const QString& meaning, const char* command = "")
    {
        rows.append({group, keys, meaning, QLatin1String(command)});
    }
};

} // namespace

QList<Shortcuts::FixedKeys> fixedKeys()
{
    KeyTable table;
    table.player();
    table.priors();
    table.memory();
    table.charts();
    table.tables();
    table.presenting();
    return table.rows;
}

} // namespace acr::ui
