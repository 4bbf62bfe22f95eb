package orrery.deploy.topology.command;

import picocli.CommandLine.Option;

/** {@code --help}, the same in every command. */
final class Help {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Print this help.")
    private boolean help;
}
