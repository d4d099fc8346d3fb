"""The rules on clusters of one machine: Spark and Dask."""
