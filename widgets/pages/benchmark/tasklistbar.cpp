// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pages/benchmark/tasklistbar.h"

#include "widgets/theme/icons.h"
#include "widgets/theme/numbers.h"
#include "widgets/theme/tokens.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace acr::ui {

TaskListBar::TaskListBar(Document& document, const ThemeManager& themes, QWidget* parent)
    : QFrame(parent)
    , m_document(document)
    , m_label(new QLabel(this))
    , m_remove(new QToolButton(this))
{
    setObjectName(QStringLiteral("taskListBar"));
    m_label->setTextFormat(Qt::PlainText);
    // The text gets the room that is there.
    m_label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_remove->setObjectName(QStringLiteral("removeTaskList"));
    m_remove->setIcon(icon(themes, QStringLiteral("close")));
    m_remove->setAutoRaise(true);
    m_remove->setToolTip(tr("Show the tasks of the stream again"));
    m_remove->setAccessibleName(m_remove->toolTip());
    auto* const layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::m, 0, space::xs, 0);
    layout->setSpacing(space::s);
    layout->addWidget(m_label, 1);
    layout->addWidget(m_remove);
    connect(m_remove, &QToolButton::clicked, this, [this] { m_document.setTaskList(nullptr); });
    connect(&m_document, &Document::taskListChanged, this, &TaskListBar::refresh);
    refresh();
}

QString TaskListBar::text() const
{
    return m_text;
}

void TaskListBar::refresh()
{
    const auto& list = m_document.taskList();
    m_text = list ? tr("%1 · %2", "where tasks come from, and how many")
                        .arg(list->title, tr("%n task(s)", nullptr, static_cast<int>(list->tasks.size())))
                  : QString();
    m_label->setAccessibleName(m_text);
    setVisible(list != nullptr);
    elide();
}

void TaskListBar::elide()
{
    const QString shown = m_label->fontMetrics().elidedText(m_text, Qt::ElideMiddle, m_label->width());
    m_label->setText(shown);
    m_label->setToolTip(shown == m_text ? QString() : m_text);
}

void TaskListBar::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    // The layout has given the label its width by the time this runs.
    QMetaObject::invokeMethod(this, &TaskListBar::elide, Qt::QueuedConnection);
}

} // namespace acr::ui
