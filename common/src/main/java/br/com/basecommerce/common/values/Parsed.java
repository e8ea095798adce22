package br.com.basecommerce.common.values;

import java.util.Optional;
import java.util.function.Function;

/** What became of a typed text: the value, or the reason why not, which a form shows at its field. */
public sealed interface Parsed<T> {

    record Accepted<T>(T value) implements Parsed<T> {}

    record Refused<T>(Refusal reason) implements Parsed<T> {}

    static <T> Parsed<T> accepted(T value) {
        return new Accepted<>(value);
    }

    static <T> Parsed<T> refused(Refusal reason) {
        return new Refused<>(reason);
    }

    default Optional<T> toOptional() {
        return switch (this) {
            case Accepted<T>(T value) -> Optional.of(value);
            case Refused<T> refused -> Optional.empty();
        };
    }

    default Optional<Refusal> refusal() {
        return switch (this) {
            case Accepted<T> accepted -> Optional.empty();
            case Refused<T>(Refusal reason) -> Optional.of(reason);
        };
    }

    default <R> Parsed<R> map(Function<T, R> change) {
        return flatMap(value -> accepted(change.apply(value)));
    }

    default <R> Parsed<R> flatMap(Function<T, Parsed<R>> next) {
        return switch (this) {
            case Accepted<T>(T value) -> next.apply(value);
            case Refused<T>(Refusal reason) -> refused(reason);
        };
    }

    /** @throws RefusedException with the reason, when there is no value */
    default T orElseThrow() {
        return switch (this) {
            case Accepted<T>(T value) -> value;
            case Refused<T>(Refusal reason) -> throw new RefusedException(reason);
        };
    }
}
