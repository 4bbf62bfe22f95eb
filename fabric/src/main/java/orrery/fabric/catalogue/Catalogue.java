package orrery.fabric.catalogue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import orrery.protocol.naming.Spelling;
import orrery.protocol.units.Power;
import orrery.protocol.units.Uncertain;

/** All parts and media, by name, and the figure behind every number. */
public final class Catalogue {
    private static final Pattern RESIZED = Pattern.compile("(.+) with (\\d{1,6}) ports");

    private final SequencedMap<String, Figure> figures = new LinkedHashMap<>();
    private final Map<String, KernelEfficiency> efficiencies;
    private final Map<String, Gpu> gpus;
    private final Map<String, Lpu> lpus;
    private final Map<String, Cpu> cpus;
    private final Map<String, Nic> nics;
    private final Map<String, SwitchChip> switches;
    private final Map<String, Transport> transports;
    private final Map<String, Optics> optics;
    private final Map<String, Medium> media;
    private final Map<String, Server> servers;
    private final Map<String, Price> prices;
    private final Map<String, KernelFigures> kernels;
    private final Map<String, NcclRules> nccl;
    private final Map<String, Engine> engines;
    private final Reliability reliability;

    private Catalogue(UnaryOperator<String> textOfFile, AddedRows added) {
        var reader = new FileReader(textOfFile, added, figure -> figures.put(figure.name(), figure));
        efficiencies = reader.rows(CatalogueFiles.KERNELS, new EfficiencyRows()::row);
        gpus = reader.rows(CatalogueFiles.GPUS, (name, row) -> Rows.gpu(name, row, efficiencies));
        lpus = reader.rows(CatalogueFiles.LPUS, Rows::lpu);
        cpus = reader.rows(CatalogueFiles.CPUS, Rows::cpu);
        nics = reader.rows(CatalogueFiles.NICS, Rows::nic);
        switches = reader.rows(CatalogueFiles.SWITCHES, Rows::switchChip);
        transports = reader.rows(CatalogueFiles.TRANSPORTS, Rows::transport);
        optics = reader.rows(CatalogueFiles.OPTICS, Rows::optics);
        media = reader.rows(CatalogueFiles.MEDIA, (name, row) -> Rows.medium(name, row, optics));
        servers = reader.rows(CatalogueFiles.SERVERS, (name, row) -> Rows.server(name, row, cpus, nics, switches));
        prices = reader.rows(CatalogueFiles.PRICES, Rows::price);
        kernels = reader.rows(CatalogueFiles.TUNING, KernelRows::figures);
        nccl = reader.rows(CatalogueFiles.NCCL, KernelRows::rules);
        engines = reader.rows(CatalogueFiles.ENGINES, EngineRows::engine);
        reliability = Reliability.read(reader);
        gpus.values().forEach(gpu -> checked(gpu.name(), gpu.nvlink()));
        lpus.values().forEach(lpu -> checked(lpu.name(), lpu.chipToChip()));
    }

    private void checked(String device, Attachment attachment) {
        if (!media.containsKey(attachment.medium())) {
            throw new CatalogueProblem(device + " is attached by " + attachment.medium() + ", which is no row of media"
                    + Spelling.hint(attachment.medium(), media.keySet()));
        }
    }

    /**
     * The catalogue of this process: the shipped one, with the rows of the file that {@link ProcessCatalogue#FILE} names.
     *
     * @throws CatalogueProblem where that file cannot be used
     */
    public static Catalogue load() {
        return ProcessCatalogue.get();
    }

    /** The catalogue that comes with Orrery. */
    static Catalogue shipped() {
        return Shipped.CATALOGUE;
    }

    /** Read once: it never changes, and every topology and every trial asks for it. */
    private static final class Shipped {
        static final Catalogue CATALOGUE = read(CatalogueFiles::shipped);
    }

    /** A catalogue from other text, asked for by the name of each of the catalogue's files. */
    public static Catalogue read(UnaryOperator<String> textOfFile) {
        return new Catalogue(textOfFile, AddedRows.NONE);
    }

    /**
     * The shipped catalogue with further rows.
     *
     * @param file name of the file, for messages
     * @param yaml a table for each section that it adds to, such as {@code gpus}; rows as in the section's own files, or
     *     {@code like} another row but for some fields
     * @throws CatalogueProblem naming file, line and field of what cannot be used
     */
    public static Catalogue with(String file, String yaml) {
        return new Catalogue(CatalogueFiles::shipped, AddedRows.read(file, yaml));
    }

    /** @throws CatalogueProblem naming the nearest spelling when there is no such row */
    public Gpu gpu(String name) {
        return row("GPU", name, gpus);
    }

    /** In the order of the files. */
    public List<String> gpuNames() {
        return List.copyOf(gpus.keySet());
    }

    /** @throws CatalogueProblem naming the nearest spelling when there is no such row */
    public KernelEfficiency efficiency(String name) {
        return row("kernels", name, efficiencies);
    }

    /** @throws CatalogueProblem naming the nearest spelling when there is no such row */
    public Lpu lpu(String name) {
        return row("LPU", name, lpus);
    }

    /** @throws CatalogueProblem naming the nearest spelling when there is no such row */
    public Nic nic(String name) {
        return row("NIC", name, nics);
    }

    /** @throws CatalogueProblem naming the nearest spelling when there is no such row */
    public Cpu cpu(String name) {
        return row("CPU", name, cpus);
    }

    /** @throws CatalogueProblem naming the nearest spelling when there is no such row */
    public SwitchChip switchChip(String name) {
        return row("switch chip", name, switches);
    }

    /** @throws CatalogueProblem naming the nearest spelling when there is no such row */
    public Medium medium(String name) {
        return row("medium", name, media);
    }

    /** @throws CatalogueProblem naming the nearest spelling when there is no such row */
    public Transport transport(String name) {
        return row("transport", name, transports);
    }

    /** @throws CatalogueProblem naming the nearest spelling when there is no such row */
    public Optics optics(String name) {
        return row("optics", name, optics);
    }

    /**
     * What stands around a GPU or LPU of that name.
     *
     * @throws CatalogueProblem naming the nearest spelling when there is no such row
     */
    public Server server(String accelerator) {
        return row("server of", accelerator, servers);
    }

    /** As {@link #server}; empty where there is no such row. */
    public Optional<Server> serverIfKnown(String accelerator) {
        return Optional.ofNullable(servers.get(accelerator));
    }

    /**
     * What an hour of a GPU or LPU of that name costs.
     *
     * @throws CatalogueProblem naming the nearest spelling when there is no such row
     */
    public Price price(String accelerator) {
        return row("price of", accelerator, prices);
    }

    /** The watts of a figure, such as {@code nics/connectx7/power}, with their uncertainty; empty without such a figure. */
    public Optional<Uncertain> watts(String figure) {
        return figure(figure)
                .map(found -> Uncertain.within(Power.parse(found.value()).milliwatts() / 1e3, found.share()));
    }

    /**
     * What communication kernels spend on GPUs of a generation, told by their NVLink.
     *
     * @throws CatalogueProblem when no row is about that NVLink
     */
    public KernelFigures kernels(Gpu gpu) {
        var nvlink = gpu.nvlink().medium();
        return kernels.values().stream()
                .filter(row -> row.nvlink().equals(nvlink))
                .findFirst()
                .orElseThrow(() -> new CatalogueProblem(
                        gpu.name() + " is attached by " + nvlink + ", which no row of tuning is about"));
    }

    /** @throws CatalogueProblem naming the nearest spelling when there is no such row */
    public NcclRules nccl(String name) {
        return row("set of NCCL rules", name, nccl);
    }

    /** @throws CatalogueProblem naming the nearest spelling when there is no such row */
    public Engine engine(String name) {
        return row("serving framework", name, engines);
    }

    /** Names of all serving frameworks. */
    public List<String> engines() {
        return List.copyOf(engines.keySet());
    }

    /** What fails how often, and how long it takes to get over it. */
    public Reliability reliability() {
        return reliability;
    }

    /**
     * Anything that can stand in a topology, of whatever kind; {@code nvswitch5 with 144 ports} is a chip as
     * {@link SwitchChip#withPorts} makes it.
     *
     * @throws CatalogueProblem naming the nearest spelling when there is no such row
     */
    public Part part(String name) {
        var resized = RESIZED.matcher(name);
        if (resized.matches() && switches.containsKey(resized.group(1))) {
            return switches.get(resized.group(1)).withPorts(Integer.parseInt(resized.group(2)));
        }
        var parts = new LinkedHashMap<String, Part>();
        List.of(gpus, lpus, cpus, nics, switches).forEach(parts::putAll);
        return row("part", name, parts);
    }

    /** What stands behind a number, by names such as {@code media/nvlink4/latency}. */
    public Optional<Figure> figure(String name) {
        return Optional.ofNullable(figures.get(name));
    }

    /** Every figure, in the order of the files. */
    public List<Figure> figures() {
        return List.copyOf(figures.values());
    }

    /** What links the device of that name has, for GPUs and LPUs. */
    public Optional<Attachment> attachment(String device) {
        return Optional.ofNullable(gpus.get(device))
                .map(Gpu::nvlink)
                .or(() -> Optional.ofNullable(lpus.get(device)).map(Lpu::chipToChip));
    }

    private static <T> T row(String what, String name, Map<String, T> rows) {
        var row = rows.get(name);
        if (row == null) {
            throw new CatalogueProblem("the catalogue has no " + what + " \"" + name + "\", allowed: "
                    + String.join(", ", rows.keySet()) + Spelling.hint(name, rows.keySet()));
        }
        return row;
    }
}
