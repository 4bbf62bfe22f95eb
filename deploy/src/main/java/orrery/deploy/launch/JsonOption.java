package orrery.deploy.launch;

/** A command with {@code --json}; its problems are JSON too where that was asked for. */
interface JsonOption {
    boolean isJson();
}
