# SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
# SPDX-License-Identifier: GPL-3.0-or-later
# What every target of the project shares: language level, warnings, sanitizers, output folders.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")
set_property(GLOBAL PROPERTY USE_FOLDERS ON)
include(GNUInstallDirs)
# moc follows includes into the standard library, whose concepts its parser does not know; with their include guard set
# it passes them by.
set(CMAKE_AUTOMOC_MOC_OPTIONS -D_GLIBCXX_CONCEPTS)

find_program(ACR_CCACHE ccache)
if(ACR_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${ACR_CCACHE}")
endif()

# Dozens of test programs are linked while one works; any of these links them several times faster than the default.
if(NOT CMAKE_BUILD_TYPE STREQUAL "Release")
    include(CheckLinkerFlag)
    foreach(linker lld gold)
        check_linker_flag(CXX "-fuse-ld=${linker}" ACR_LINKS_WITH_${linker})
        if(ACR_LINKS_WITH_${linker})
            add_link_options("-fuse-ld=${linker}")
            break()
        endif()
    endforeach()
endif()

add_library(acr_options INTERFACE)
target_compile_options(acr_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion
    $<$<BOOL:${ACR_WERROR}>:-Werror>
    # GCC 12 warns of designated initializers that leave a member to its default, which is what they are for.
    -Wno-missing-field-initializers
    # With -O3 it also takes the error of a Result that holds a value for one that is read.
    $<$<AND:$<CXX_COMPILER_ID:GNU>,$<CONFIG:Release>>:-Wno-maybe-uninitialized>
    # Replays are compared byte for byte: no contraction into fused operations the source does not ask for.
    -ffp-contract=off)
if(ACR_ASSERTIONS)
    string(REPLACE "-DNDEBUG" "" CMAKE_CXX_FLAGS_RELWITHDEBINFO "${CMAKE_CXX_FLAGS_RELWITHDEBINFO}")
endif()
if(ACR_SANITIZE)
    target_compile_options(acr_options INTERFACE -fsanitize=${ACR_SANITIZE} -fno-omit-frame-pointer)
    target_link_options(acr_options INTERFACE -fsanitize=${ACR_SANITIZE})
    # GCC follows values less well through instrumented code and warns of optionals that are empty.
    target_compile_options(acr_options INTERFACE -Wno-maybe-uninitialized)
    if(ACR_SANITIZE MATCHES "undefined")
        target_compile_options(acr_options INTERFACE -fno-sanitize-recover=undefined)
    endif()
endif()
if(ACR_FUZZ)
    target_compile_options(acr_options INTERFACE -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=undefined)
    target_link_options(acr_options INTERFACE -fsanitize=address,undefined)
endif()

# Under a sanitizer only the core is optimised: that is where tests spend their time, and everything else compiles in half of
# it without.
function(acr_sanitized_quickly target)
    cmake_path(RELATIVE_PATH CMAKE_CURRENT_SOURCE_DIR BASE_DIRECTORY "${CMAKE_SOURCE_DIR}" OUTPUT_VARIABLE folder)
    if(ACR_SANITIZE AND NOT folder MATCHES "^core")
        target_compile_options(${target} PRIVATE -O0)
    endif()
endfunction()

# acr_room(name DEPENDS other rooms and libraries SOURCES files): one room of the house as a library. What a
# room may include is what it links here; tests/architecture checks the #include lines against the same list.
function(acr_room name)
    cmake_parse_arguments(ROOM "" "" "DEPENDS;SOURCES" ${ARGN})
    add_library(acr_${name} STATIC ${ROOM_SOURCES})
    target_include_directories(acr_${name} PUBLIC "${CMAKE_SOURCE_DIR}")
    target_link_libraries(acr_${name} PUBLIC ${ROOM_DEPENDS} PRIVATE acr_options)
    set_target_properties(acr_${name} PROPERTIES FOLDER rooms)
    acr_sanitized_quickly(acr_${name})
endfunction()
