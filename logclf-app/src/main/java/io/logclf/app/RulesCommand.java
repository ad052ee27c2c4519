package io.logclf.app;

import picocli.CommandLine.Command;

/** {@code logclf rules}, which holds what can be done with rule files. */
@Command(
        name = "rules",
        description = "Work with rule files.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class)
final class RulesCommand {}
