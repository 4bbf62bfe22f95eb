package orrery.deploy.page;

import java.io.IOException;

/** A part of a page with a heading of its own. */
public interface Section {
    /** Of one word, by which others refer to it. */
    String id();

    String title();

    /** @throws IOException where the recording cannot be read */
    void write(Html html) throws IOException;
}
