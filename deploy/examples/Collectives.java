import orrery.deploy.script.Orrery;

/**
 * What do lost NVLink planes cost a collective? One after another of an HGX H100's four is taken away.
 *
 *     deploy/bin/orrery script deploy/examples/Collectives.java [OPERATION [SIZES]]
 */
void main(String... args) {
    var asked = Orrery.collective(args.length > 0 ? args[0] : "all_reduce")
            .on("hgx-h100")
            .sizes(args.length > 1 ? args[1] : "1M,16M,256M");

    IO.println("lost planes      bytes          us  busbw GB/s  chosen");
    var lost = new ArrayList<String>();
    for (var plane : List.of("none", "nvswitch3", "nvswitch2")) {
        if (!plane.equals("none")) {
            lost.add(plane);
        }
        for (var timing : asked.without(lost.toArray(String[]::new)).run().timings()) {
            IO.println("%11d %10d %11.2f %11.2f  %s %s".formatted(
                    lost.size(), timing.bytes(), timing.micros(), timing.busbw(), timing.algorithm(), timing.protocol()));
        }
    }
    IO.println(asked.sizes("1M").run().question().trust());
}
