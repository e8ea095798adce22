package br.com.basecommerce.construction.catalogue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The further units of a product as a person fills them in; some blank ones stand below, for those to come. */
record UnitsEntry(@Nullable List<@Nullable UnitEntry> units) {

    private static final int BLANKS = 2;

    static UnitsEntry of(List<UnitTerms> units) {
        return withBlanks(units.stream().map(UnitEntry::of).toList());
    }

    /** What was typed, and blanks again: places are counted without those that were left blank or removed. */
    UnitsEntry again() {
        return withBlanks(typed());
    }

    List<UnitForm> forms() {
        return typed().stream().map(UnitEntry::form).toList();
    }

    private List<UnitEntry> typed() {
        return units == null
                ? List.of()
                : units.stream().filter(Objects::nonNull).filter(UnitEntry::counts).toList();
    }

    private static UnitsEntry withBlanks(List<UnitEntry> typed) {
        List<@Nullable UnitEntry> all = new ArrayList<>(typed);
        all.addAll(Collections.nCopies(BLANKS, UnitEntry.BLANK));
        return new UnitsEntry(all);
    }
}
