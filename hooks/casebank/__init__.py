"""The product: from content files to a published knowledge base about co-creation.

Imports point one way: `diagnostics` → `source` → `vocabulary` → `model` → `rules` → `catalogue` →
`compile` → `publish` → `cli`. Nothing here imports an engine such as MkDocs.
"""
