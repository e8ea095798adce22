package br.com.basecommerce.engines.stock;

import java.util.Arrays;

/** Observed numbers and their usual statistics. */
record Sample(double... values) {

    double mean() {
        return values.length == 0 ? 0 : Arrays.stream(values).sum() / values.length;
    }

    /** Sample standard deviation (divided by n − 1); 0 below two values. */
    double deviation() {
        if (values.length < 2) {
            return 0;
        }
        double mean = mean();
        double squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
        return Math.sqrt(squares / (values.length - 1));
    }

    double median() {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
