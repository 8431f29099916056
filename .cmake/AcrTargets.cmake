# SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Settings shared by all targets: language level, warnings, sanitizers, output folders.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")
set_property(GLOBAL PROPERTY USE_FOLDERS ON)
# Otherwise the sources of a target with AUTORCC, and of all that link it, wait for the libraries that it links.
set(CMAKE_AUTOGEN_ORIGIN_DEPENDS OFF)
include(GNUInstallDirs)

find_program(ACR_CCACHE ccache)
if(ACR_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${ACR_CCACHE}")
endif()

# There are dozens of test programs; these linkers are several times faster than the default.
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
    # GCC 12 warns of designated initializers that leave a member at its default, which is intended here.
    -Wno-missing-field-initializers
    # GCC 12 takes the short buffer of a string that it concatenates for the whole string.
    $<$<CXX_COMPILER_ID:GNU>:-Wno-array-bounds> $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>
    # In a unity build, sources are included by the file that is compiled, so GCC takes them for headers.
    $<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage>
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
    # In instrumented code GCC gives false warnings about empty optionals.
    target_compile_options(acr_options INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
    if(ACR_SANITIZE MATCHES "undefined")
        target_compile_options(acr_options INTERFACE -fno-sanitize-recover=undefined)
    endif()
endif()
if(ACR_FUZZ)
    target_compile_options(acr_options INTERFACE -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=undefined)
    target_link_options(acr_options INTERFACE -fsanitize=address,undefined)
endif()

# What draws and what reads arguments waits for the user or for the core. -O3 makes it larger, not faster, and takes twice
# as long to compile.
function(acr_optimised_lightly target level)
    if(NOT ACR_QUICK_BUILD)
        target_compile_options(${target} PRIVATE $<$<CONFIG:Release>:${level}>)
    endif()
endfunction()

# In a quick build, and under a sanitizer, only the sources that compute are optimised (COMPUTES of acr_module): programs
# spend their time there, and without optimisation everything else compiles two to three times as fast. Clang inlines
# nothing of Eigen's kernels below -O2.
if(ACR_SANITIZE)
    set(ACR_QUICK_BUILD ON)
endif()
function(acr_compiled_quickly target)
    if(ACR_QUICK_BUILD)
        target_compile_options(${target} PRIVATE -O0)
    endif()
endfunction()
function(acr_optimised_always target)
    if(ACR_QUICK_BUILD)
        target_compile_options(${target} PRIVATE -O2)
    endif()
endfunction()

# Precompiled headers: one for the core, one for the widgets, one for the test programs. Each holds what nearly every source of
# its part includes. ccache can keep results of such compilations once it is told that the precompiled header decides what
# the macros are (see ccache's manual, "Precompiled headers").
if(ACR_PCH AND ACR_CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${CMAKE_COMMAND}" -E env CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime CCACHE_DEPEND=1
        "CCACHE_BASEDIR=${CMAKE_SOURCE_DIR}" CCACHE_NOHASHDIR=1 "${ACR_CCACHE}")
endif()

# acr_precompiled_header(name HEADER file DEPENDS libraries): an object library whose only purpose is its precompiled header.
function(acr_precompiled_header name)
    cmake_parse_arguments(PCH "" "HEADER" "DEPENDS" ${ARGN})
    if(NOT ACR_PCH)
        return()
    endif()
    set(source "${CMAKE_BINARY_DIR}/precompiled/${name}.cpp")
    if(NOT EXISTS "${source}")
        file(WRITE "${source}" "// The object library of the precompiled header ${PCH_HEADER} needs one source.\n")
    endif()
    add_library(${name} OBJECT "${source}")
    target_include_directories(${name} PRIVATE "${CMAKE_SOURCE_DIR}")
    target_link_libraries(${name} PRIVATE ${PCH_DEPENDS} acr_options)
    target_precompile_headers(${name} PRIVATE "${PCH_HEADER}")
    target_compile_options(${name} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>
        $<$<CXX_COMPILER_ID:Clang>:-fpch-instantiate-templates>)
    set_target_properties(${name} PROPERTIES AUTOMOC OFF UNITY_BUILD OFF FOLDER precompiled)
    acr_compiled_quickly(${name})
endfunction()

function(acr_use_precompiled_header target name)
    if(ACR_PCH)
        target_precompile_headers(${target} REUSE_FROM ${name})
        target_compile_options(${target} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)
    endif()
endfunction()

# The precompiled header of the core, for a target that includes no Qt and that a quick build does not optimise. One that was
# made with optimisation can't be used there.
function(acr_use_core_header target)
    if(ACR_QUICK_BUILD)
        acr_use_precompiled_header(${target} acr_precompiled_unoptimised)
    else()
        acr_use_precompiled_header(${target} acr_precompiled_core)
    endif()
endfunction()

# acr_registered(variable TYPE type SUFFIX suffix FUNCTION function HEADER header NAMESPACE namespace NAMES
# names): what registers itself with one
# name in one list. Makes a source with `std::vector<type> function()`, which returns the values of `type <name><suffix>()` in
# the order of the names, and sets `variable` to this source and the sources of the names (in lower case) that there are.
function(acr_registered variable)
    cmake_parse_arguments(LIST "" "TYPE;SUFFIX;FUNCTION;HEADER;NAMESPACE" "NAMES" ${ARGN})
    set(sources "")
    set(declarations "")
    set(calls "")
    foreach(name IN LISTS LIST_NAMES)
        string(TOLOWER "${name}.cpp" source)
        if(EXISTS "${CMAKE_CURRENT_SOURCE_DIR}/${source}")
            list(APPEND sources "${source}")
        endif()
        string(APPEND declarations "${LIST_TYPE} ${name}${LIST_SUFFIX}();\n")
        string(APPEND calls "\n        ${name}${LIST_SUFFIX}(),")
    endforeach()
    set(file "${CMAKE_CURRENT_BINARY_DIR}/${LIST_FUNCTION}.cpp")
    configure_file("${CMAKE_SOURCE_DIR}/.cmake/registered.cpp.in" "${file}" @ONLY)
    set(${variable} ${sources} "${file}" PARENT_SCOPE)
endfunction()

# acr_moc(target): the meta-object code that sources of the target include: "moc_x.cpp" from x.h, "x.moc" from x.cpp.
# AUTOMOC is not used: it parses every source and all headers that they include, which takes fifty times as long. Moc
# needs nothing from other headers. A class that gets its Q_OBJECT later needs CMake to run again.
function(acr_moc target)
    get_target_property(sources ${target} SOURCES)
    set(outputs "")
    foreach(source IN LISTS sources)
        cmake_path(ABSOLUTE_PATH source)
        if(NOT source MATCHES "\\.cpp$" OR NOT EXISTS "${source}")
            continue()
        endif()
        file(STRINGS "${source}" included REGEX "^#include \"(moc_[a-z0-9]+\\.cpp|[a-z0-9_]+\\.moc)\"")
        foreach(line IN LISTS included)
            string(REGEX REPLACE "^#include \"([^\"]+)\".*" "\\1" name "${line}")
            if(name MATCHES "^moc_")
                string(REGEX REPLACE "\\.cpp$" ".h" input "${source}")
            else()
                set(input "${source}")
            endif()
            set(output "${CMAKE_CURRENT_BINARY_DIR}/${target}_moc/${name}")
            add_custom_command(OUTPUT "${output}" VERBATIM DEPENDS "${input}"
                COMMAND Qt6::moc "${input}" -o "${output}")
            list(APPEND outputs "${output}")
        endforeach()
    endforeach()
    if(outputs)
        file(MAKE_DIRECTORY "${CMAKE_CURRENT_BINARY_DIR}/${target}_moc")
        # In a target of its own, since the commands of a target wait for the libraries that it links.
        add_custom_target(${target}_moc DEPENDS ${outputs})
        set_target_properties(${target}_moc PROPERTIES FOLDER moc)
        add_dependencies(${target} ${target}_moc)
        target_include_directories(${target} PRIVATE "${CMAKE_CURRENT_BINARY_DIR}/${target}_moc")
    endif()
endfunction()

# acr_module(name DEPENDS other modules and libraries SOURCES files [COMPUTES files]): one directory as a static library.
# COMPUTES are sources in which programs spend their time; they are fully optimised in every build, as an object library
# acr_<name>_computes. A module may include only what it links here; tests/architecture checks the #include lines against
# the same list.
function(acr_module name)
    cmake_parse_arguments(MODULE "" "" "DEPENDS;SOURCES;COMPUTES" ${ARGN})
    cmake_path(RELATIVE_PATH CMAKE_CURRENT_SOURCE_DIR BASE_DIRECTORY "${CMAKE_SOURCE_DIR}" OUTPUT_VARIABLE folder)
    add_library(acr_${name} STATIC ${MODULE_SOURCES})
    if(MODULE_COMPUTES)
        set(computes acr_${name}_computes)
        add_library(${computes} OBJECT ${MODULE_COMPUTES})
        target_include_directories(${computes} PRIVATE "${CMAKE_SOURCE_DIR}")
        target_link_libraries(${computes} PRIVATE ${MODULE_DEPENDS} acr_options)
        set_target_properties(${computes} PROPERTIES FOLDER modules)
        acr_optimised_always(${computes})
        if(folder MATCHES "^core")
            acr_use_precompiled_header(${computes} acr_precompiled_core)
        else()
            acr_moc(${computes})
        endif()
        target_sources(acr_${name} PRIVATE $<TARGET_OBJECTS:${computes}>)
    endif()
    target_include_directories(acr_${name} PUBLIC "${CMAKE_SOURCE_DIR}")
    target_link_libraries(acr_${name} PUBLIC ${MODULE_DEPENDS} PRIVATE acr_options)
    set_target_properties(acr_${name} PROPERTIES FOLDER modules)
    acr_compiled_quickly(acr_${name})
    if(NOT folder MATCHES "^core")
        acr_moc(acr_${name})
    endif()
    if(NOT folder MATCHES "^(core|widgets/(charts|models))")
        acr_optimised_lightly(acr_${name} -O1)
    endif()
    if(folder MATCHES "^core")
        acr_use_core_header(acr_${name})
    elseif(NOT "Qt6::Core" IN_LIST MODULE_DEPENDS)
        acr_use_precompiled_header(acr_${name} acr_precompiled_widgets)
    endif()
endfunction()
