package br.com.basecommerce.engines.stream;

import org.springframework.context.annotation.Import;

/** What {@link DeadLetterCommands} and {@link EngineCommands} need. Not annotated as a configuration, for the worker has it. */
@Import(DeadLetters.class)
public final class DeadLetterParts {}
