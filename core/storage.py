from whitenoise.storage import CompressedManifestStaticFilesStorage


class ModuleManifestStorage(CompressedManifestStaticFilesStorage):
    """Hashed names also inside ES modules: relative imports that end in `;` are rewritten."""

    support_js_module_import_aggregation = True
