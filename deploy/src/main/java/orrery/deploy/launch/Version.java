package orrery.deploy.launch;

import orrery.node.membership.ProductVersion;
import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into the product. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"orrery " + ProductVersion.current() + " on Java " + Runtime.version()};
    }
}
