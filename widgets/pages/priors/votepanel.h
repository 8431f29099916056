// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The vote of the edited set: one slider per voter with its share of all weights, the main prior, and the specialist
/// of each dimension.
#pragma once

#include "widgets/theme/thememanager.h"

#include <QWidget>

#include <vector>

class QComboBox;
class QGridLayout;
class QLabel;
class QSlider;

namespace acr::ui {

class PriorEditor;
class PriorNumber;

class VotePanel final : public QWidget {
    Q_OBJECT

public:
    VotePanel(const ThemeManager& themes, PriorEditor& editor, QWidget* parent = nullptr);

    /// The share of a voter in all weights as it is shown; the main prior's for an empty name.
    [[nodiscard]] QString shareOf(const QString& voter) const;

private:
    struct Row {
        QString voter; ///< empty: the main prior
        QSlider* slider = nullptr;
        QLabel* share = nullptr;
    };
    void follow();
    void rebuild(const QStringList& voters, const QStringList& dimensions);
    void addRow(QGridLayout& grid, const QString& voter);
    void addSpecialists(QWidget& parent, QGridLayout& grid, const QStringList& voters, const QStringList& dimensions);
    [[nodiscard]] double weightOf(const QString& voter) const;

    const ThemeManager& m_themes;
    PriorEditor& m_editor;
    QLabel* m_says;
    QWidget* m_content = nullptr;
    QComboBox* m_mainPrior = nullptr;
    std::vector<Row> m_rows;
    std::vector<std::pair<QString, QComboBox*>> m_specialists; ///< by dimension
    QStringList m_voters;
    QStringList m_dimensions;
    bool m_following = false;
};

} // namespace acr::ui
