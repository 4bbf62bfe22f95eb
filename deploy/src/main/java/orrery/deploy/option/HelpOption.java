package orrery.deploy.option;

import picocli.CommandLine.Option;

/** {@code --help}, the same in every command. */
public final class HelpOption {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Print this help.")
    private boolean help;
}
