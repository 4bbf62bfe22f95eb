package orrery.protocol.units;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitsTest {

    @ParameterizedTest
    @CsvSource({
        "64, 900 GB/s, 72", // 71.1 ps
        "1, 1 TB/s, 1",
        "1, 1.001 TB/s, 1",
        "0, 400 Gb/s, 0",
        "9000, 400 Gb/s, 180000",
        "1, 3 B/s, 333333333334",
    })
    void aTransferTakesItsExactTimeRoundedUp(long bytes, String rate, long picos) {
        assertEquals(picos, Bandwidth.parse(rate).timeFor(new ByteCount(bytes)).picos());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 1912})
    void timesAgreeWithArithmeticOfAnyLength(long seed) {
        var random = new SplittableRandom(seed);
        for (var i = 0; i < 10_000; i++) {
            var amount = random.nextLong(1L << random.nextInt(1, 62));
            var perSecond = 1 + random.nextLong(1L << random.nextInt(1, 62));
            var exact = exactPicos(amount, perSecond);
            var rate = Rate.of(perSecond);
            var replay = amount + " at " + perSecond + " a second, seed " + seed;
            if (exact.bitLength() < Long.SIZE) {
                assertEquals(exact.longValueExact(), rate.picosFor(amount), replay);
            } else {
                assertThrows(ArithmeticException.class, () -> rate.picosFor(amount), replay);
            }
        }
    }

    private static BigInteger exactPicos(long amount, long perSecond) {
        var rate = BigInteger.valueOf(perSecond);
        return BigInteger.valueOf(amount)
                .multiply(BigInteger.valueOf(1_000_000_000_000L))
                .add(rate.subtract(BigInteger.ONE))
                .divide(rate);
    }

    static List<Executable> overflows() {
        var most = Long.MAX_VALUE;
        return List.of(
                () -> new SimTime(most).plus(new SimDuration(1)),
                () -> new SimDuration(most).plus(new SimDuration(1)),
                () -> new SimDuration(most / 2).times(3),
                () -> SimDuration.seconds(most / 1000),
                () -> SimDuration.micros(most / 1000),
                () -> SimDuration.nanos(most / 100),
                () -> new ByteCount(most).plus(new ByteCount(1)),
                () -> new Bandwidth(most / 2).times(3),
                () -> new Energy(most).plus(new Energy(1)),
                () -> Energy.ofBits(new ByteCount(most), most / 8),
                () -> Energy.ofBits(ByteCount.ZERO, most / 4),
                () -> new Power(most).over(new SimDuration(most)));
    }

    @ParameterizedTest
    @MethodSource("overflows")
    void whatDoesNotFitFailsLoudly(Executable operation) {
        assertThrows(ArithmeticException.class, operation);
    }

    static List<Executable> impossible() {
        return List.of(
                () -> new SimTime(-1),
                () -> new SimDuration(-1),
                () -> new SimTime(1).since(new SimTime(2)),
                () -> new ByteCount(-1),
                () -> new Bandwidth(0),
                () -> new ComputeRate(0),
                () -> new Energy(-1),
                () -> new Power(-1));
    }

    @ParameterizedTest
    @MethodSource("impossible")
    void whatCannotBeIsRefused(Executable operation) {
        assertThrows(IllegalArgumentException.class, operation);
    }

    @Test
    void energyIsRoundedUpOnceForTheWholeAmount() {
        assertEquals(new Energy(1), Energy.ofBits(new ByteCount(1), 1));
        assertEquals(new Energy(8), Energy.ofBits(ByteCount.parse("1 MB"), 1));
        assertEquals(new Energy(45_000_000), Energy.ofBits(ByteCount.parse("1 GB"), 5_625));
        assertEquals(new Energy(700_000_000_000L), Power.parse("700 W").over(SimDuration.seconds(1)));
        assertEquals(new Energy(1), Power.parse("1 mW").over(new SimDuration(1)));
    }

    private enum Quantity {
        TIME(SimDuration::parse, text -> SimDuration.parse(text).picos()),
        DATA(ByteCount::parse, text -> ByteCount.parse(text).bytes()),
        BANDWIDTH(Bandwidth::parse, text -> Bandwidth.parse(text).bytesPerSecond()),
        COMPUTE(ComputeRate::parse, text -> ComputeRate.parse(text).flopsPerSecond()),
        POWER(Power::parse, text -> Power.parse(text).milliwatts());

        private final Function<String, Object> parse;
        private final Function<String, Long> inBase;

        Quantity(Function<String, Object> parse, Function<String, Long> inBase) {
            this.parse = parse;
            this.inBase = inBase;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "TIME, 350 ns, 350000, 350.0 ns",
        "TIME, 1.5 us, 1500000, 1.500 µs",
        "TIME, 72ps, 72, 72 ps",
        "DATA, 288 GB, 288000000000, 288.0 GB",
        "DATA, 126 MiB, 132120576, 132.1 MB",
        "DATA, 1e3 B, 1000, 1.000 kB",
        "BANDWIDTH, 400 Gb/s, 50000000000, 50.00 GB/s",
        "BANDWIDTH, 1.8 TB/s, 1800000000000, 1.800 TB/s",
        "COMPUTE, 989 TFLOPS, 989000000000000, 989.0 TFLOPS",
        "POWER, 0.7 kW, 700000, 700.0 W",
    })
    void textIsReadExactlyAndPrintedInFourDigits(Quantity quantity, String text, long base, String printed) {
        assertEquals(base, quantity.inBase.apply(text));
        assertEquals(printed, quantity.parse.apply(text).toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    TIME      | 5 min          | a number and a unit of time: ps, ns, us, µs, ms, s
                    TIME      | 0.5 ps         | a time that is a whole number of ps up to 9223372036854775807
                    TIME      | -1 ns          | a number and a unit of time: ps, ns, us, µs, ms, s
                    TIME      | 1e999 s        | a time that is a whole number of ps up to 9223372036854775807
                    DATA      | 10000 PB       | a data that is a whole number of B up to 9223372036854775807
                    BANDWIDTH | 900            | a number and a unit of bandwidth: B/s, kB/s, MB/s, GB/s, TB/s, PB/s, Mb/s, Gb/s, Tb/s
                    BANDWIDTH | 900 gb/s       | a number and a unit of bandwidth: B/s, kB/s, MB/s, GB/s, TB/s, PB/s, Mb/s, Gb/s, Tb/s
                    COMPUTE   | 1 TOPS         | a number and a unit of compute: FLOPS, GFLOPS, TFLOPS, PFLOPS
                    POWER     | NaN W          | a number and a unit of power: mW, W, kW, MW
                    """)
    void textThatIsNoQuantityNamesWhatIsAllowed(Quantity quantity, String text, String allowed) {
        var problem = assertThrows(UnitProblem.class, () -> quantity.parse.apply(text));
        assertEquals(text, problem.found());
        assertEquals(allowed, problem.allowed());
        assertEquals("found \"" + text + "\", allowed: " + allowed, problem.getMessage());
    }
}
