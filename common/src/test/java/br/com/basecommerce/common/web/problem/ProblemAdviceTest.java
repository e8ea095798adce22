package br.com.basecommerce.common.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

class ProblemAdviceTest {

    private final MockMvcTester http = MockMvcTester.create(MockMvcBuilders.standaloneSetup(new Failing())
            .setControllerAdvice(new ProblemAdvice(new Problems(messages()))).build());

    @Test
    void aProgramGetsTheProblemWithItsMembers() {
        assertThat(http.get().uri("/api/v1/transition")).hasStatus(409)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON).bodyJson()
                .hasPathSatisfying("$.type", type -> assertThat(type).isEqualTo("/problems/invalid-transition"))
                .hasPathSatisfying("$.title", title -> assertThat(title).isEqualTo("Não dá para fazer isso agora"))
                .hasPathSatisfying("$.status", status -> assertThat(status).isEqualTo(409))
                .hasPathSatisfying("$.allowed", allowed -> assertThat(allowed).isEqualTo(List.of("approval")));
    }

    @Test
    void aPersonGetsAPageAndAnHtmxCallAnAlert() {
        assertThat(http.get().uri("/web/transition")).hasStatus(409).hasViewName("error/409");
        assertThat(http.get().uri("/web/transition").header("HX-Request", "true")).hasStatus(409)
                .hasViewName("error/alert");
    }

    @Test
    void aDatabaseAwayIsNotTheUsersFault() {
        assertThat(http.get().uri("/api/v1/away")).hasStatus(503).hasHeader("Retry-After", "5");
        assertThat(http.get().uri("/web/away")).hasStatus(503).hasViewName("error/503");
    }

    @Test
    void aDatabaseThatWentAwayInTheMiddleIsToldTheSame() {
        assertThat(http.get().uri("/api/v1/cut-off")).hasStatus(503).hasHeader("Retry-After", "5");
        assertThat(http.get().uri("/api/v1/cut-off-unseen")).hasStatus(503).hasHeader("Retry-After", "5");
    }

    @Test
    void nothingOfAnUnforeseenFailureIsTold() {
        assertThat(http.get().uri("/api/v1/bug")).hasStatus(500).bodyText().contains("reference")
                .doesNotContain("inner detail");
    }

    @Test
    void aWrongMethodIsToldWhichOnesThereAre() {
        assertThat(http.delete().uri("/api/v1/bug")).hasStatus(405).hasHeader("Allow", "GET");
    }

    private static ResourceBundleMessageSource messages() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/problems");
        messages.setDefaultEncoding("UTF-8");
        return messages;
    }

    @RestController
    static class Failing {

        @GetMapping({"/api/v1/transition", "/web/transition"})
        void transition() {
            throw ProblemException.of(ProblemType.INVALID_TRANSITION).with("allowed", List.of("approval"));
        }

        @GetMapping({"/api/v1/away", "/web/away"})
        void away() {
            throw new DataAccessResourceFailureException("connection refused");
        }

        /** As when a statement and then the rollback find the connection gone. */
        @GetMapping("/api/v1/cut-off")
        void cutOff() {
            TransactionSystemException rollback = new TransactionSystemException("rollback failed",
                    new SQLException("connection is closed"));
            rollback.initApplicationException(new DataAccessResourceFailureException("terminated"));
            throw rollback;
        }

        @GetMapping("/api/v1/cut-off-unseen")
        void cutOffUnseen() {
            throw new TransactionSystemException("commit failed", new SQLException("connection is closed", "08003"));
        }

        @GetMapping("/api/v1/bug")
        void bug() {
            throw new IllegalStateException("inner detail");
        }
    }
}
