package br.com.basecommerce.construction.documents;

import java.util.Locale;

/** The kinds of documents that carry a number, with the prefix of it. */
public enum DocumentKind {

    QUOTE("COT"),
    ORDER("PED"),
    DELIVERY("ENT"),
    ROUTE("ROT"),
    PURCHASE_LIST("LC"),
    GOODS_RECEIPT("REC"),
    RETURN("DEV"),
    STOCK_COUNT("INV");

    private final String prefix;

    DocumentKind(String prefix) {
        this.prefix = prefix;
    }

    public String prefix() {
        return prefix;
    }

    DocumentNumber number(int year, int value) {
        return new DocumentNumber(String.format(Locale.ROOT, "%s-%d-%04d", prefix, year, value), year, value);
    }
}
