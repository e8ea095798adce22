package br.com.basecommerce.common.cli;

/** The service's parts, for the commands; they start when the first one is asked for, so that help needs no database. */
public interface Services {

    <T> T get(Class<T> part);
}
