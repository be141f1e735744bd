"""Small case documents to draft from, invented for it."""

from __future__ import annotations

LAMPS = """\
# Orvanta: Lamps for the County

## How It Began

Orvanta was founded in 1987 by Mira Holt in the town of Kelol. By renting out lamps to farmers,
Orvanta won its first customers. In 1993, Orvanta sold 12,500 lamps.

Orvanta trains apprentices to repair old lamps.

## Why Prices Are Low

By sorting used parts, Orvanta keeps prices low. Orvanta avoids large stocks because of steady
orders from the schools of the county. While its rival Tamel relied on loud advertising, Orvanta
relied on quick repairs.

## Four Measures

Several measures helped Orvanta:

- Fair Wages: Orvanta keeps skilled workers by sharing its profits.
- Open Design: Orvanta wins the trust of buyers by publishing its plans.
- Local Supply: Orvanta shortens delivery times by buying copper nearby.
- Safe Storage: Orvanta lowers its risks by storing glass in dry cellars.

## Outlook

Orvanta plans to enter markets such as Norland, Ostrava, and Perlin. The Kelol Lamp Guild (KLG)
tests its lamps.
"""
"""Markdown with a title, four sections and a list of labels."""

SAILS = """\
# Velmora: Sails for the County

## Outlook

By testing cloth in the harbour, Velmora improves its sails. By mending nets at night, Velmora
serves the fishermen of the bay. By lending sails, Velmora wins new customers.
"""
"""Another; its section is called as the last one of the first."""
