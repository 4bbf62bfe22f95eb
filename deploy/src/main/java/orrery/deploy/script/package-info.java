/**
 * Orrery from a program: build a machine and a scenario in code, run it in this process, read what came out as records.
 *
 * <pre>{@code
 *   var wide = Orrery.scenario("hgx-h100")          // shipped, or the path of a file
 *           .set("load.new_tokens", 16)             // any field, as --set does
 *           .run();                                 // as orrery run would
 *   var narrow = Orrery.scenario("hgx-h100")
 *           .set("load.new_tokens", 16)
 *           .set("plan", Map.of("tensor_parallel", 2, "replicas", 4))
 *           .run();
 *   IO.println(wide.tpot().meanMs() / narrow.tpot().meanMs());
 *   IO.println(wide);                               // the whole report
 * }</pre>
 *
 * <pre>{@code
 *   var timings = Orrery.collective("all_reduce").on("gb200-nvl72").sizes("1M..1G").run().timings();
 *   IO.println(timings.getLast().busbw());          // GB/s; each has its time, algorithm and protocol, too
 * }</pre>
 *
 * <p>A run is that of the command line, bit for bit: same checks, same tokens, same times, same fingerprint, and the same
 * folder of results where one is asked for. Nothing here ends the process, prints, or remembers a run: there may be many, one
 * after another or at once. A run over several JVMs is kept as the command keeps it, so that it outlives one of them. What can go
 * wrong has types:
 *
 * <ul>
 *   <li>{@link orrery.deploy.scenario.InputProblem}: the scenario, a setting or a file cannot be used. It knows file, line and
 *       field, what was found there, what is allowed, and what to do. A setting is called {@code --set KEY}, as on the command line.
 *   <li>{@link orrery.fabric.topology.TopologyProblem}: what a program drew is no machine.
 *   <li>{@link orrery.deploy.script.FailedRun}: the run could not go on, with the exit code that the command would end with.
 *   <li>{@link java.io.UncheckedIOException}: results cannot be written.
 * </ul>
 *
 * <p>A program in one file needs no build: {@code orrery script FILE.java ARGUMENTS}; {@code deploy/examples} has some. In a build of
 * one's own, the class path is that of {@code orrery.jar}, and Java is given {@code --add-modules jdk.incubator.vector}.
 *
 * <p>Knows experiments, collectives and their results; nothing of commands. Start at {@link orrery.deploy.script.Orrery}.
 */
package orrery.deploy.script;
