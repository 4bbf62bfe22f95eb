package orrery.protocol.link;

/** What the ports at the two ends of a wire tell each other; the devices behind them need not look. */
public sealed interface PortMessage extends LinkMessage permits OpticsMessage, FlowControl {}
