package br.com.basecommerce.engines.stream;

import java.util.concurrent.Callable;

/** A command of the line {@code basecommerce engine …} that another feature brings, as a bean with {@code @Command}. */
public interface EngineCommand extends Callable<Integer> {}
