# SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
# SPDX-License-Identifier: GPL-3.0-or-later
# `cpack` makes a Debian package of what `cmake --install` installs. DEB-DEFAULT names its file NAME_VERSION_ARCH.deb, for
# example acrouter-workbench_0.1.0_amd64.deb.
install(FILES "${CMAKE_SOURCE_DIR}/.cmake/copyright" DESTINATION "${CMAKE_INSTALL_DOCDIR}")

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME acrouter-workbench)
set(CPACK_PACKAGE_VENDOR "The ACRouter Workbench authors")
set(CPACK_PACKAGE_CONTACT "The ACRouter Workbench authors <maintainers@users.noreply.r-seed-7d4ff6a2.example>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "workbench for routing coding tasks to language models")
set(CPACK_PACKAGE_DESCRIPTION
"Explores coding benchmarks such as CodeRouterBench visually, replays routing
policies over them, and measures their regret. Contains the window,
acrouter-workbench, and the command line, acrouter.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# Plugins, translations and boosted trees are loaded at run time, where the linker does not see them.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libqt6svg6, qt6-translations-l10n")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "fonts-inter, fonts-noto-cjk, libxgboost0, bubblewrap, python3")
include(CPack)
