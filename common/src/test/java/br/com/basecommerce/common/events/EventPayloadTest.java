package br.com.basecommerce.common.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import br.com.basecommerce.common.testing.EventSchemas;
import br.com.basecommerce.common.values.Money;
import br.com.basecommerce.common.values.Quantity;
import br.com.basecommerce.common.values.Unit;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class EventPayloadTest {

    private static final JsonMapper TREE = JsonMapper.shared();
    private static final UUID SOME_ID = UUID.fromString("0199a000-0000-7000-8000-000000000101");

    static Stream<Arguments> catalogue() {
        return Stream.of(ProductChanged.class, ProductPriceChanged.class, StockLevelChanged.class, GoodsReceived.class,
                SupplierChanged.class, SupplierPriceRegistered.class, SupplierPriceWithdrawn.class, QuoteSent.class,
                QuoteConverted.class, SaleRecorded.class, SaleReturned.class, DeliveryScheduled.class,
                DeliveryStatusChanged.class, DeliveryCompleted.class, DeliveryOccurrenceRecorded.class,
                RouteChanged.class, EngineParametersChanged.class, InsightAnswered.class, PlatformChecked.class)
                .map(record -> Arguments.of(snakeCase(record.getSimpleName()), record));
    }

    @ParameterizedTest
    @MethodSource("catalogue")
    void readsTheExampleAndWritesItBack(String type, Class<? extends EventPayload> record) {
        String example = EventSchemas.example(type);

        EventPayload payload = EventJson.read(example, record);

        assertThat(payload.eventType()).isEqualTo(type);
        assertThat(payload.schemaVersion()).isEqualTo(1);
        assertThat(TREE.readTree(EventJson.write(payload))).isEqualTo(TREE.readTree(example));
    }

    @ParameterizedTest
    @MethodSource("catalogue")
    void writesWhatItsSchemaDemands(String type, Class<? extends EventPayload> record) {
        EventSchemas.assertValid(type, EventSchemas.example(type));
        EventSchemas.assertValid(EventJson.read(EventSchemas.example(type), record));
    }

    @ParameterizedTest
    @MethodSource("catalogue")
    void ignoresAFieldOfALaterRelease(String type, Class<? extends EventPayload> record) {
        String later = EventSchemas.example(type).replaceFirst("\\{", "{\"field_of_a_later_release\":[1],");

        assertThat(EventJson.read(later, record))
                .isEqualTo(EventJson.read(EventSchemas.example(type), record));
    }

    @ParameterizedTest
    @MethodSource("catalogue")
    void hasASchemaThatMissesEveryAbsentField(String type, Class<? extends EventPayload> record) {
        JsonNode whole = TREE.readTree(EventSchemas.example(type));
        for (String field : whole.propertyNames()) {
            ObjectNode without = (ObjectNode) whole.deepCopy();
            without.remove(field);
            assertRefused(type, without.toString());
        }
        assertThat(record.getRecordComponents()).hasSize(whole.size());
    }

    @ParameterizedTest
    @CsvSource({"product_changed,base_price,36.9", "product_changed,stock_unit,SACO", "product_changed,product_id,7",
            "quote_sent,sent_at,2026-01-15T13:40:00Z", "quote_sent,valid_until,22/01/2026",
            "quote_sent,channel,telegram", "stock_level_changed,on_hand,20", "route_changed,driven_km,12.34",
            "insight_answered,reason,because"})
    void hasASchemaThatRefusesAWrongValue(String type, String field, String value) {
        ObjectNode wrong = (ObjectNode) TREE.readTree(EventSchemas.example(type));
        wrong.put(field, value);
        assertRefused(type, wrong.toString());
    }

    @Test
    void writesKilometresAsTextWithOneDecimal() {
        RouteChanged route = new RouteChanged(SOME_ID, "ROT-2026-0078", "completed", LocalDate.of(2026, 1, 16), null,
                null, Quantity.of(4000), null, List.of(), Instant.EPOCH, Instant.EPOCH, BigDecimal.valueOf(42));

        JsonNode json = TREE.readTree(EventJson.write(route));

        assertThat(json.get("driven_km").isString()).isTrue();
        assertThat(json.get("driven_km").asString()).isEqualTo("42.0");
        assertThat(json.get("driver_id").isNull()).isTrue();
        EventSchemas.assertValid(route);
        assertThat(EventJson.read(json.toString(), RouteChanged.class)).isEqualTo(route);
    }

    @Test
    void writesCoordinatesAsPlainNumbers() {
        DeliveryScheduled example = EventJson.read(EventSchemas.example("delivery_scheduled"), DeliveryScheduled.class);
        DeliveryScheduled.Address place = new DeliveryScheduled.Address(null, null, null, null, null, null, null,
                new BigDecimal("-0.000001"), new BigDecimal("1E+1"), null);

        String json = EventJson.write(new DeliveryScheduled(example.deliveryId(), example.number(), example.orderId(),
                example.customerId(), null, example.kind(), example.status(), place, null, example.window(),
                example.priority(), example.weightKg(), example.weightIncomplete(), example.linesCount(),
                example.orderedAt()));

        assertThat(json).contains("\"latitude\":-0.000001,\"longitude\":10,");
        EventSchemas.assertValid("delivery_scheduled", json);
    }

    @Test
    void keepsTheDecimalsOfParameters() {
        EngineParametersChanged parameters = EventJson.read("""
                {"engine":"stock","product_id":null,"parameters":{"lead_time_days":7,"minimum_override":null,
                 "seasonal_factors":{"1":1.10,"12":0.9}}}
                """, EngineParametersChanged.class);

        assertThat(parameters.parameters())
                .containsEntry("lead_time_days", 7)
                .containsEntry("minimum_override", null)
                .containsEntry("seasonal_factors", Map.of("1", new BigDecimal("1.10"), "12", new BigDecimal("0.9")));
        assertThat(EventJson.write(parameters)).contains("{\"1\":1.10,\"12\":0.9}", "\"minimum_override\":null");
    }

    @Test
    void writesTimesWithMillisecondsAndAmountsAsText() {
        ProductPriceChanged changed = new ProductPriceChanged(SOME_ID, null, Money.of("36.9"), Unit.SC, "edit", SOME_ID,
                Instant.parse("2026-01-15T13:30:00.123456Z"));

        assertThat(EventJson.write(changed)).contains("\"old_price\":null", "\"new_price\":\"36.90\"",
                "\"price_unit\":\"SC\"", "\"changed_at\":\"2026-01-15T13:30:00.123Z\"");
    }

    private static String snakeCase(String name) {
        return name.replaceAll("(?<=.)([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    private static void assertRefused(String type, String json) {
        assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> EventSchemas.assertValid(type, json));
    }
}
