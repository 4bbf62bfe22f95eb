package orrery.deploy.result;

import java.nio.charset.StandardCharsets;

/**
 * What a run is made from and no file holds, since it came through a pipe or from a program: it is left beside the results.
 *
 * @param what as {@link Input#what}
 * @param name of the file that it becomes
 */
public record LooseInput(String what, String name, String text) {

    public void leaveIn(ResultFolder folder) {
        folder.write(name, text);
    }

    /** Its path is relative: it lies where the stamp lies. */
    Input input() {
        return Input.of(what, name, text.getBytes(StandardCharsets.UTF_8));
    }
}
