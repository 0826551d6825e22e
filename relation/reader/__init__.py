"""The second reader: a small sentence classifier for flaws that no trigger word gives away."""
