package br.com.basecommerce.construction.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.basecommerce.common.Ids;
import br.com.basecommerce.common.tenancy.Tenant;
import br.com.basecommerce.common.tenancy.TenantContext;
import br.com.basecommerce.common.tenancy.TenantId;
import br.com.basecommerce.common.web.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class DownloadLimitTest {

    private final DownloadLimit limit = new DownloadLimit();
    private final MockHttpServletRequest request = new MockHttpServletRequest();
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @Test
    void aStoreHasTwoAtATimeAndAnotherWhenOneHasEnded() {
        Tenant store = store();
        begin(store);
        begin(store);
        refused(store);
        begin(store());

        end(store);
        begin(store);
        refused(store);
    }

    @Test
    void allTogetherHaveSoManyAtATime() {
        Tenant first = store();
        begin(first);
        for (int running = 1; running < DownloadLimit.AT_ONCE; running++) {
            begin(store());
        }
        refused(store());

        end(first);
        begin(store());
    }

    private static Tenant store() {
        return new Tenant(new TenantId(Ids.next()), "loja", Tenant.DEFAULT_ZONE);
    }

    private void begin(Tenant store) {
        TenantContext.run(store, () -> assertThat(limit.preHandle(request, response, this)).isTrue());
    }

    private void refused(Tenant store) {
        assertThatThrownBy(() -> begin(store)).isInstanceOf(ProblemException.class).hasMessage("rate-limited");
    }

    private void end(Tenant store) {
        TenantContext.run(store, () -> limit.afterCompletion(request, response, this, null));
    }
}
