package br.com.basecommerce.common.web.problem;

import static br.com.basecommerce.common.web.problem.ProblemType.FORBIDDEN;
import static br.com.basecommerce.common.web.problem.ProblemType.INTERNAL;
import static br.com.basecommerce.common.web.problem.ProblemType.MALFORMED;
import static br.com.basecommerce.common.web.problem.ProblemType.METHOD_NOT_ALLOWED;
import static br.com.basecommerce.common.web.problem.ProblemType.NOT_FOUND;
import static br.com.basecommerce.common.web.problem.ProblemType.PAYLOAD_TOO_LARGE;
import static br.com.basecommerce.common.web.problem.ProblemType.STALE_VERSION;
import static br.com.basecommerce.common.web.problem.ProblemType.UNAVAILABLE;
import static br.com.basecommerce.common.web.problem.ProblemType.UNSUPPORTED_MEDIA_TYPE;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.validation.FieldError;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Decides which problem an exception is. What nobody foresaw is logged with its stack and answered without it. */
final class ProblemTranslator {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemTranslator.class);
    private static final int RETRY_SECONDS = 5;

    private ProblemTranslator() {}

    static ProblemException translate(Exception failure) {
        return switch (failure) {
            case ProblemException problem -> problem;
            case MethodArgumentNotValidException invalid -> ProblemException.validation(
                    invalid.getBindingResult().getFieldErrors().stream().map(ProblemTranslator::fieldProblem).toList());
            case NoResourceFoundException ignored -> ProblemException.of(NOT_FOUND);
            case NoHandlerFoundException ignored -> ProblemException.of(NOT_FOUND);
            // An id that is no id cannot belong to anything.
            case MethodArgumentTypeMismatchException mismatch when mismatch.getRequiredType() == UUID.class ->
                ProblemException.of(NOT_FOUND);
            case MethodArgumentTypeMismatchException ignored -> ProblemException.of(MALFORMED);
            case ServletRequestBindingException ignored -> ProblemException.of(MALFORMED);
            case HttpMessageNotReadableException ignored -> ProblemException.of(MALFORMED);
            case HttpRequestMethodNotSupportedException ignored -> ProblemException.of(METHOD_NOT_ALLOWED);
            case HttpMediaTypeNotSupportedException ignored -> ProblemException.of(UNSUPPORTED_MEDIA_TYPE);
            case HttpMediaTypeNotAcceptableException ignored -> ProblemException.of(UNSUPPORTED_MEDIA_TYPE);
            case MaxUploadSizeExceededException ignored -> ProblemException.of(PAYLOAD_TOO_LARGE);
            case AccessDeniedException ignored -> ProblemException.of(FORBIDDEN);
            case OptimisticLockingFailureException ignored -> ProblemException.of(STALE_VERSION);
            case DataAccessResourceFailureException away -> unavailable(away);
            case CannotCreateTransactionException away -> unavailable(away);
            // A lost connection cannot be rolled back: what had gone wrong before is told.
            case TransactionSystemException late when late.getOriginalException() instanceof Exception first ->
                translate(first);
            default -> causedByMissingDatabase(failure) ? unavailable(failure) : internal(failure);
        };
    }

    private static FieldProblem fieldProblem(FieldError error) {
        String code = error.getCode() == null ? "invalid" : error.getCode();
        String message = error.getDefaultMessage() == null ? code : error.getDefaultMessage();
        return new FieldProblem(error.getField(), null, code, message);
    }

    private static boolean causedByMissingDatabase(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException
                    || cause instanceof SQLException refused && isConnectionLost(refused.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /** Class 08 and the three kinds of 57P of PostgreSQL's appendix A: connection lost, shutting down, crashed, not yet up. */
    private static boolean isConnectionLost(@Nullable String state) {
        return state != null && (state.startsWith("08") || Set.of("57P01", "57P02", "57P03").contains(state));
    }

    private static ProblemException unavailable(Exception failure) {
        LOG.warn("the database does not answer: {}", failure.getMessage());
        return ProblemException.of(UNAVAILABLE).with("retry_after", RETRY_SECONDS);
    }

    private static ProblemException internal(Exception failure) {
        LOG.error("a request failed", failure);
        return ProblemException.of(INTERNAL);
    }
}
