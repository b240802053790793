"""Tests of what runs the site: Makefile, deploy/, Dockerfile, compose, the proxy."""
