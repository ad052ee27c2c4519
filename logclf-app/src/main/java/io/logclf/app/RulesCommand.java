package io.logclf.app;

import picocli.CommandLine.Command;

/** {@code logclf rules}, which holds what can be done with rule files. */
@Command(
        name = "rules",
        description = "Work with rule files.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        footer = {"", "Example:", "  logclf rules check rules.yaml --logs logs.csv"})
final class RulesCommand {}
