package br.com.basecommerce.construction.customers;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.basecommerce.common.identity.Role;
import br.com.basecommerce.common.identity.Scope;
import br.com.basecommerce.construction.testing.ConstructionTest;
import br.com.basecommerce.construction.testing.TestStore;
import br.com.basecommerce.construction.testing.TestUser;
import com.jayway.jsonpath.JsonPath;
import java.io.UnsupportedEncodingException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ConstructionTest
class CustomerApiIT {

    private static final String AURORA = """
            {"kind":"company","name":"Construtora Aurora","document":"12.ABC.345/01DE-35","phone":"(24) 3333-4444",
             "address":{"city":"Volta Redonda","state":"rj","postal_code":"27310-020"}}
            """;

    private final MockMvcTester mvc;
    private final TestStore store = TestStore.open();

    CustomerApiIT(@Autowired MockMvcTester mvc) {
        this.mvc = mvc;
    }

    @Test
    void aCustomerIsTakenInWithEverySpellingMadeBare() {
        MvcTestResult created = create(AURORA, store.admin());

        assertThat(created).hasStatus(201).hasHeader("ETag", "\"0\"");
        assertThat(created).bodyJson().extractingPath("$.document").isEqualTo("12ABC34501DE35");
        assertThat(created).bodyJson().extractingPath("$.phone").isEqualTo("2433334444");
        assertThat(created).bodyJson().extractingPath("$.address.state").isEqualTo("RJ");
        assertThat(created).bodyJson().extractingPath("$.address.postal_code").isEqualTo("27310020");
        assertThat(created).bodyJson().extractingPath("$.receivable_balance").isEqualTo("0.00");
        assertThat(created).bodyJson().doesNotHavePath("$.tenant_id");
        assertThat(mvc.get().uri(location(created)).with(store.salesperson())).hasStatusOk();
    }

    @Test
    void allInvalidFieldsAreNamedAtOnce() {
        MvcTestResult refused = create("{\"kind\":\"person\",\"name\":\" \",\"document\":\"111.111.111-11\","
                + "\"phone\":\"123\",\"address\":{\"state\":\"XX\"}}", store.admin());

        assertThat(refused).hasStatus(422).hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(refused).bodyJson().extractingPath("$.errors[*].field").asArray()
                .containsExactlyInAnyOrder("name", "document", "phone", "address.state");
        assertThat(refused).bodyJson().extractingPath("$.errors[?(@.field=='phone')].message").asArray()
                .containsExactly("Digite o telefone com DDD, por exemplo (24) 99999-9999.");
    }

    @Test
    void aSecondCustomerWithTheDocumentIsRefusedWithALinkToTheFirst() {
        String first = id(create(AURORA, store.admin()));

        MvcTestResult second = create(AURORA.replace("Aurora", "Alvorada"), store.salesperson());

        assertThat(second).hasStatus(409);
        assertThat(second).bodyJson().extractingPath("$.type").isEqualTo("/problems/duplicate");
        assertThat(second).bodyJson().extractingPath("$.existing.id").isEqualTo(first);
    }

    @Test
    void anotherStoreMayHaveTheSameDocumentAndNeverSeesThisOne() {
        MvcTestResult mine = create(AURORA, store.admin());
        TestStore other = TestStore.open();

        assertThat(create(AURORA, other.admin())).hasStatus(201);
        assertThat(mvc.get().uri(location(mine)).with(other.admin())).hasStatus(404);
    }

    @Test
    void theSameKeyCreatesOnce() {
        UUID key = UUID.randomUUID();

        MvcTestResult first = create(AURORA, store.admin(), key);
        MvcTestResult again = create(AURORA, store.admin(), key);

        assertThat(again).hasStatus(201).hasHeader("Idempotency-Replayed", "true").hasHeader("ETag", "\"0\"");
        assertThat(location(again)).isEqualTo(location(first));
        assertThat(body(again)).isEqualTo(body(first));
        assertThat(create(AURORA.replace("Aurora", "Outra"), store.admin(), key)).hasStatus(422).bodyJson()
                .extractingPath("$.type").isEqualTo("/problems/idempotency-mismatch");
    }

    @Test
    void aRefusedRequestMayComeAgainUnderItsKeyCorrected() {
        UUID key = UUID.randomUUID();

        assertThat(create("{\"kind\":\"person\"}", store.admin(), key)).hasStatus(422);
        assertThat(create(AURORA, store.admin(), key)).hasStatus(201);
    }

    @Test
    void aCreationWithoutKeyIsRefused() {
        assertThat(mvc.post().uri("/api/v1/customers").with(store.admin()).contentType(MediaType.APPLICATION_JSON)
                .content(AURORA)).hasStatus(400).bodyJson().extractingPath("$.type")
                .isEqualTo("/problems/idempotency-key-missing");
    }

    @Test
    void aChangeNeedsTheVersionThatWasSeen() {
        String place = location(create(AURORA, store.admin()));

        assertThat(patch(place, "{\"name\":\"Aurora Obras\"}", null, store.admin())).hasStatus(428);
        MvcTestResult changed = patch(place, "{\"name\":\"Aurora Obras\",\"phone\":null}", "\"0\"", store.admin());
        assertThat(changed).hasStatusOk().hasHeader("ETag", "\"1\"");
        assertThat(changed).bodyJson().extractingPath("$.phone").isNull();
        assertThat(changed).bodyJson().extractingPath("$.address.city").isEqualTo("Volta Redonda");
        MvcTestResult stale = patch(place, "{\"name\":\"Outra\"}", "\"0\"", store.admin());
        assertThat(stale).hasStatus(412).bodyJson().extractingPath("$.current.name").isEqualTo("Aurora Obras");
    }

    @Test
    void aSalespersonEditsOwnCustomersAndNeverTheirDocument() {
        String mine = location(create("{\"kind\":\"person\",\"name\":\"José\"}", store.salesperson()));
        String theirs = location(create("{\"kind\":\"person\",\"name\":\"Ana\"}", store.admin()));

        assertThat(patch(mine, "{\"name\":\"José Silva\"}", "\"0\"", store.salesperson())).hasStatusOk();
        assertThat(patch(theirs, "{\"name\":\"Ana Silva\"}", "\"0\"", store.salesperson())).hasStatus(404);
        assertThat(patch(mine, "{\"document\":\"529.982.247-25\"}", "\"1\"", store.salesperson())).hasStatus(403)
                .bodyJson().extractingPath("$.who_can").asArray().containsExactly("João Dono");
    }

    @Test
    void rolesWithoutThePermissionAndReadingTokensAreRefused() {
        assertThat(mvc.get().uri("/api/v1/customers").with(store.as(Role.STOCKKEEPER))).hasStatus(403).bodyJson()
                .extractingPath("$.permission").isEqualTo("customer.view");
        assertThat(create(AURORA, store.admin().withScope(Scope.READ))).hasStatus(403);
        assertThat(mvc.get().uri("/api/v1/customers").with(store.admin().withScope(Scope.READ))).hasStatusOk();
    }

    @Test
    void theListGoesOnWhereItsCursorStands() {
        for (String name : new String[]{"Carla", "Ângela", "bruno"}) {
            create("{\"kind\":\"person\",\"name\":\"" + name + "\"}", store.admin());
        }

        MvcTestResult first = mvc.get().uri("/api/v1/customers?limit=2&count=true").with(store.admin()).exchange();
        assertThat(first).bodyJson().extractingPath("$.items[*].name").asArray().containsExactly("Ângela", "bruno");
        assertThat(first).bodyJson().extractingPath("$.total").isEqualTo(3);
        String cursor = JsonPath.read(body(first), "$.next_cursor");
        MvcTestResult second = mvc.get().uri("/api/v1/customers?limit=2&cursor=" + cursor).with(store.admin())
                .exchange();
        assertThat(second).bodyJson().extractingPath("$.items[*].name").asArray().containsExactly("Carla");
        assertThat(second).bodyJson().extractingPath("$.next_cursor").isNull();
        assertThat(mvc.get().uri("/api/v1/customers?cursor=abc").with(store.admin())).hasStatus(400).bodyJson()
                .extractingPath("$.type").isEqualTo("/problems/invalid-cursor");
        assertThat(mvc.get().uri("/api/v1/customers?cursor=" + cursor).with(TestStore.open().admin()))
                .hasStatus(400);
        assertThat(mvc.get().uri("/api/v1/customers?nome=x").with(store.admin())).hasStatus(400);
    }

    @Test
    void aSearchCountsAllItsHitsOnEveryPageThatAsks() {
        for (String name : new String[]{"Obras Carla", "Obras Bruno", "Obras Ana", "Diego"}) {
            create("{\"kind\":\"person\",\"name\":\"" + name + "\"}", store.admin());
        }

        MvcTestResult first = mvc.get().uri("/api/v1/customers?q=obras&limit=2&count=true").with(store.admin())
                .exchange();
        assertThat(first).bodyJson().extractingPath("$.items.length()").isEqualTo(2);
        assertThat(first).bodyJson().extractingPath("$.total").isEqualTo(3);
        String cursor = JsonPath.read(body(first), "$.next_cursor");
        MvcTestResult second = mvc.get().uri("/api/v1/customers?q=obras&limit=2&count=true&cursor=" + cursor)
                .with(store.admin()).exchange();
        assertThat(second).bodyJson().extractingPath("$.items.length()").isEqualTo(1);
        assertThat(second).bodyJson().extractingPath("$.total").isEqualTo(3);
        assertThat(mvc.get().uri("/api/v1/customers?q=obras").with(store.admin())).bodyJson()
                .doesNotHavePath("$.total");
    }

    @Test
    void aSearchForgivesAndFindsDocumentsAsTheyAreWritten() {
        create(AURORA, store.admin());

        for (String typed : new String[]{"construtra", "AURORA construtora", "12.ABC.345/01DE-35", "(24) 3333-4444"}) {
            assertThat(mvc.get().uri("/api/v1/customers").param("q", typed).with(store.admin())).bodyJson()
                    .extractingPath("$.items[*].name").asArray().containsExactly("Construtora Aurora");
        }
    }

    @Test
    void deactivatingTwiceIsTheSameAsOnce() {
        String place = location(create(AURORA, store.admin()));

        assertThat(mvc.post().uri(place + "/deactivation").with(store.admin())).hasStatusOk().bodyJson()
                .extractingPath("$.active").isEqualTo(false);
        assertThat(mvc.post().uri(place + "/deactivation").with(store.admin())).hasStatusOk()
                .hasHeader("ETag", "\"1\"");
        assertThat(mvc.delete().uri(place + "/deactivation").with(store.admin())).hasStatusOk().bodyJson()
                .extractingPath("$.active").isEqualTo(true);
        assertThat(mvc.post().uri(place + "/deactivation").with(store.salesperson())).hasStatus(403);
    }

    @Test
    void jobSitesBelongToACustomerThatIsNoWalkIn(@Autowired Customers customers) {
        String owner = id(create(AURORA, store.admin()));
        UUID walkIn = store.call(() -> customers.walkIn().id());
        assertThat(store.call(() -> customers.walkIn().id())).isEqualTo(walkIn);

        MvcTestResult site = post("/api/v1/job-sites", "{\"customer_id\":\"" + owner
                + "\",\"name\":\"Vila Verde\",\"address\":{\"city\":\"Resende\"}}", store.salesperson(),
                UUID.randomUUID());
        assertThat(site).hasStatus(201);
        assertThat(patch(location(site), "{\"active\":false}", "\"0\"", store.salesperson())).hasStatusOk();
        assertThat(mvc.get().uri("/api/v1/job-sites?customer_id=" + owner + "&q=vila").with(store.admin())).bodyJson()
                .extractingPath("$.items[*].name").asArray().containsExactly("Vila Verde");
        assertThat(post("/api/v1/job-sites", "{\"customer_id\":\"" + walkIn + "\",\"name\":\"X\"}", store.admin(),
                UUID.randomUUID())).hasStatus(422);
    }

    private MvcTestResult create(String json, TestUser user) {
        return create(json, user, UUID.randomUUID());
    }

    private MvcTestResult create(String json, TestUser user, UUID key) {
        return post("/api/v1/customers", json, user, key);
    }

    private MvcTestResult post(String path, String json, TestUser user, UUID key) {
        return mvc.post().uri(path).with(user).header("Idempotency-Key", key.toString())
                .contentType(MediaType.APPLICATION_JSON).content(json).exchange();
    }

    private MvcTestResult patch(String path, String json, @org.jspecify.annotations.Nullable String ifMatch,
            TestUser user) {
        var request = mvc.patch().uri(path).with(user).contentType("application/merge-patch+json").content(json);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch)).exchange();
    }

    private static String location(MvcTestResult result) {
        return String.valueOf(result.getResponse().getHeader("Location"));
    }

    private static String id(MvcTestResult result) {
        return JsonPath.read(body(result), "$.id");
    }

    private static String body(MvcTestResult result) {
        try {
            return result.getResponse().getContentAsString();
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
