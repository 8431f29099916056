// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/workbench/changedfilesbar.h"

#include "widgets/shell/messageline.h"
#include "widgets/theme/tokens.h"

#include <QFileInfo>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace acr::ui {

namespace {

QString changeSentence(const ImportWatch::Changed& changed)
{
    const QString name = QFileInfo(changed.paths.value(0)).fileName();
    return changed.paths.size() == 1
               ? ChangedFilesBar::tr("%1 has changed since it was imported.").arg(name)
               : ChangedFilesBar::tr("%1 and other files have changed since they were imported.").arg(name);
}

} // namespace

ChangedFilesBar::ChangedFilesBar(ImportWatch& imports, const ThemeManager& themes, QWidget* parent)
    : QFrame(parent)
    , m_imports(imports)
    , m_themes(themes)
    , m_layout(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("changedFilesBar"));
    setAccessibleName(tr("Imported files that have changed"));
    m_layout->setContentsMargins(space::l, space::xs, space::l, space::xs);
    m_layout->setSpacing(space::xs);
    connect(&imports, &ImportWatch::changedChanged, this, &ChangedFilesBar::fill);
    fill();
}

QStringList ChangedFilesBar::sentences() const
{
    QStringList list;
    for (const MessageLine* line : m_lines)
        list << line->sentence();
    return list;
}

void ChangedFilesBar::fill()
{
    for (MessageLine* line : m_lines) {
        line->hide();
        line->deleteLater();
    }
    m_lines.clear();
    for (const ImportWatch::Changed& changed : m_imports.changed()) {
        auto* line = new MessageLine(m_themes, changeSentence(changed), tr("&Import again"),
                                     QStringLiteral("importAgain"), true, this);
        line->button()->setToolTip(changed.kind == ImportSource::Kind::Benchmark
                                       ? tr("Import it as another benchmark of this workspace")
                                       : tr("Replace what was imported"));
        // Queued: the line goes away with what the button does.
        connect(
            line->button(), &QPushButton::clicked, this, [this, changed] { m_imports.importAgain(changed); },
            Qt::QueuedConnection);
        connect(
            line->closeButton(), &QToolButton::clicked, this, [this, changed] { m_imports.dismiss(changed); },
            Qt::QueuedConnection);
        m_layout->addWidget(line);
        m_lines << line;
    }
    setVisible(!m_lines.isEmpty());
}

} // namespace acr::ui

#include "moc_changedfilesbar.cpp"
