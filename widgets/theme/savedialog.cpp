// SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/theme/savedialog.h"

#include <QAbstractButton>
#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>
#include <QRegularExpression>

namespace acr::ui {

namespace {

QStringList suffixesOf(const QString& filter)
{
    static const QRegularExpression pattern(QStringLiteral(R"(\*\.([\w.]+))"));
    QStringList suffixes;
    for (auto found = pattern.globalMatch(filter); found.hasNext();)
        suffixes.append(found.next().captured(1));
    return suffixes;
}

/// The one of the filters' suffixes that the path ends in, with its dot; empty: none of them.
QString knownSuffix(const QString& path, const QStringList& filters)
{
    for (const QString& suffix : suffixesOf(filters.join(QLatin1Char(' '))))
        if (const QString end = QLatin1Char('.') + suffix; path.endsWith(end, Qt::CaseInsensitive))
            return end;
    return {};
}

QString withKnownSuffix(const QString& path, const QStringList& filters, const QString& chosen)
{
    const QString suffix = suffixesOf(chosen.isEmpty() ? filters.value(0) : chosen).value(0);
    return suffix.isEmpty() || !knownSuffix(path, filters).isEmpty() ? path : path + QLatin1Char('.') + suffix;
}

QString plainFileName(QString name)
{
    static const QRegularExpression refused(QStringLiteral(R"([\\/:*?"<>|\x00-\x1f])"));
    return name.replace(refused, QStringLiteral("-"));
}

/// For files that the file dialog has not asked about.
void askToReplace(QWidget& parent, const SaveRequest& request, const QString& path, const QStringList& existing,
                  qsizetype filter, const std::function<void(const QString&, qsizetype)>& save)
{
    const auto say = [](const char* text) { return QCoreApplication::translate("SaveDialog", text); };
    const QString files = existing.size() == 1
                              ? say(QT_TRANSLATE_NOOP("SaveDialog", "%1 exists already. Replace it?"))
                                    .arg(QDir::toNativeSeparators(existing.front()))
                              : say(QT_TRANSLATE_NOOP("SaveDialog", "%1 and more files exist already. Replace them?"))
                                    .arg(QDir::toNativeSeparators(existing.front()));
    auto* question = new QMessageBox(QMessageBox::Warning, request.title, files, QMessageBox::Cancel, &parent);
    question->setObjectName(QStringLiteral("replaceQuestion"));
    question->setAttribute(Qt::WA_DeleteOnClose);
    QAbstractButton* const replace =
        question->addButton(say(QT_TRANSLATE_NOOP("SaveDialog", "Replace")), QMessageBox::DestructiveRole);
    QObject::connect(question, &QMessageBox::buttonClicked, &parent,
                     [&parent, request, path, filter, save, replace](const QAbstractButton* button) {
                         if (button == replace)
                             save(path, filter);
                         else
                             askWhereToSave(parent, request, save);
                     });
    question->open();
}

} // namespace

QFileDialog* askWhereToSave(QWidget& parent, const SaveRequest& request, std::function<void(const QString&)> save)
{
    return askWhereToSave(parent, request, [save = std::move(save)](const QString& path, qsizetype) { save(path); });
}

QFileDialog* askWhereToSave(QWidget& parent, const SaveRequest& request,
                            std::function<void(const QString&, qsizetype)> save)
{
    auto* dialog = new QFileDialog(&parent, request.title, request.folder);
    dialog->setObjectName(QStringLiteral("saveDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setOption(QFileDialog::DontConfirmOverwrite, !request.replaces);
    dialog->setNameFilters(request.filters);
    dialog->setDefaultSuffix(suffixesOf(request.filters.value(0)).value(0));
    QObject::connect(dialog, &QFileDialog::filterSelected, dialog,
                     [dialog, filters = request.filters](const QString& chosen) {
                         const QString name = QFileInfo(dialog->selectedFiles().value(0)).fileName();
                         dialog->setDefaultSuffix(suffixesOf(chosen).value(0));
                         const QString before = knownSuffix(name, filters);
                         if (!before.isEmpty() && knownSuffix(name, {chosen}).isEmpty())
                             dialog->selectFile(withKnownSuffix(name.chopped(before.size()), filters, chosen));
                     });
    if (!request.name.isEmpty())
        dialog->selectFile(plainFileName(request.name));
    QObject::connect(dialog, &QFileDialog::fileSelected, &parent,
                     [&parent, request, save = std::move(save), dialog](const QString& chosen) {
                         const QString path = withKnownSuffix(chosen, request.filters, dialog->selectedNameFilter());
                         const qsizetype filter = request.filters.indexOf(dialog->selectedNameFilter());
                         QStringList existing = request.files ? request.files(path) : QStringList{path};
                         existing.removeIf(
                             [&chosen](const QString& file) { return file == chosen || !QFileInfo::exists(file); });
                         if (existing.isEmpty() || !request.replaces)
                             save(path, filter);
                         else
                             askToReplace(parent, request, path, existing, filter, save);
                     });
    dialog->open();
    return dialog;
}

} // namespace acr::ui
