#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The ACRouter Workbench authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads, pivots and saves a CodeRouterBench folder to SQLite with pandas: what `acrouter import` is measured against.

Usage: import_pandas.py FOLDER FILE.sqlite
"""
import json
import sqlite3
import sys
from pathlib import Path

import pandas as pd


def main(folder: Path, target: Path) -> None:
    target.unlink(missing_ok=True)
    database = sqlite3.connect(target)
    database.execute("PRAGMA journal_mode = WAL")
    models = pd.DataFrame(json.loads((folder / "models.json").read_text())["models"])
    models.to_sql("model", database, index=False)
    for name in ("id_probing_tasks", "id_test_tasks", "ood176_tasks"):
        tasks = pd.read_json(folder / f"{name}.jsonl", lines=True)
        tasks.to_sql(name, database, index_label="position")
    for name in ("id_probing", "id_test", "ood176"):
        rows = pd.read_csv(folder / f"{name}_results_long.csv")
        score = "resolved" if "resolved" in rows.columns else "score"
        rows.to_sql(f"{name}_results", database, index=False)
        for value in (score, "cost_usd"):
            matrix = rows.pivot(index="task_id", columns="model", values=value)
            matrix.to_sql(f"{name}_{value}", database)
    matrix = json.loads((folder / "raw_matrices/phase2_ood/unified/matrix_acrouter_ood176.json").read_text())
    metadata = pd.DataFrame.from_dict(matrix["metadata"], orient="index")
    metadata.astype(str).to_sql("ood176_metadata", database, index=False)
    database.commit()
    database.execute("PRAGMA wal_checkpoint(FULL)")
    database.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
