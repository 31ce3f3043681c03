#!/usr/bin/env python3
"""A whole archive under Apache Spark: spark.py RASHOMON STORIES.jsonl OUTPUT-FOLDER [WORKERS]

Every partition is piped through one `rashomon compare --jsonl`; Spark keeps the order within and between partitions.
"""

import sys

from pyspark.sql import SparkSession


def main():
    binary, stories, output = sys.argv[1:4]
    workers = int(sys.argv[4]) if len(sys.argv) > 4 else 2
    spark = (SparkSession.builder.master(f"local[{workers}]").appName("rashomon")
             .config("spark.ui.enabled", "false").config("spark.driver.host", "127.0.0.1")
             .config("spark.driver.bindAddress", "127.0.0.1").getOrCreate())
    spark.sparkContext.setLogLevel("ERROR")
    lines = spark.sparkContext.textFile(stories, minPartitions=4 * workers)
    # Exit code 3 says that some lines held no story; their error objects are in the output.
    lines.pipe(f"{binary} compare --fast --jsonl", checkCode=False).saveAsTextFile(output)
    spark.stop()


if __name__ == "__main__":
    main()
