// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The keys of the chosen endpoints: where each comes from; stores one in the system's keychain, or forgets it. A key
/// is never shown. GUI thread only.
#pragma once

#include "core/provider/endpoints.h"

#include <QDialog>
#include <QStringList>

class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;

namespace acr::ui {

class KeyStore;

class KeysDialog final : public QDialog {
    Q_OBJECT

public:
    /// `keys` outlives the dialog.
    KeysDialog(KeyStore& keys, const EndpointSet& endpoints, QWidget* parent = nullptr);

private:
    void refresh();
    [[nodiscard]] QString chosen() const;
    void store();

    KeyStore& m_keys;
    QTreeWidget* m_list;
    QLabel* m_problem;
    QLineEdit* m_key;
    QPushButton* m_store;
    QPushButton* m_forget;
};

} // namespace acr::ui
