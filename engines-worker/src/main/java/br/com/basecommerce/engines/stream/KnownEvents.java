package br.com.basecommerce.engines.stream;

import br.com.basecommerce.common.events.DeliveryCompleted;
import br.com.basecommerce.common.events.DeliveryOccurrenceRecorded;
import br.com.basecommerce.common.events.DeliveryScheduled;
import br.com.basecommerce.common.events.DeliveryStatusChanged;
import br.com.basecommerce.common.events.EngineParametersChanged;
import br.com.basecommerce.common.events.Event;
import br.com.basecommerce.common.events.GoodsReceived;
import br.com.basecommerce.common.events.InsightAnswered;
import br.com.basecommerce.common.events.PlatformChecked;
import br.com.basecommerce.common.events.ProductChanged;
import br.com.basecommerce.common.events.ProductPriceChanged;
import br.com.basecommerce.common.events.QuoteConverted;
import br.com.basecommerce.common.events.QuoteSent;
import br.com.basecommerce.common.events.RouteChanged;
import br.com.basecommerce.common.events.SaleRecorded;
import br.com.basecommerce.common.events.SaleReturned;
import br.com.basecommerce.common.events.StockLevelChanged;
import br.com.basecommerce.common.events.SupplierChanged;
import br.com.basecommerce.common.events.SupplierPriceRegistered;
import br.com.basecommerce.common.events.SupplierPriceWithdrawn;
import java.util.Set;

/** The catalogue of events as this release reads it ({@code events.md} section 3): all in schema version 1. */
final class KnownEvents {

    private static final int VERSION = 1;

    private static final Set<String> TYPES = Set.of(ProductChanged.TYPE, ProductPriceChanged.TYPE,
            StockLevelChanged.TYPE, GoodsReceived.TYPE, SupplierChanged.TYPE, SupplierPriceRegistered.TYPE,
            SupplierPriceWithdrawn.TYPE, QuoteSent.TYPE, QuoteConverted.TYPE, SaleRecorded.TYPE, SaleReturned.TYPE,
            DeliveryScheduled.TYPE, DeliveryStatusChanged.TYPE, DeliveryCompleted.TYPE, DeliveryOccurrenceRecorded.TYPE,
            RouteChanged.TYPE, EngineParametersChanged.TYPE, InsightAnswered.TYPE, PlatformChecked.TYPE);

    private KnownEvents() {}

    static boolean isKnown(Event event) {
        return TYPES.contains(event.type());
    }

    static boolean isReadable(Event event) {
        return event.schemaVersion() == VERSION;
    }

    /** Events that every engine writes into its ledger without doing anything. */
    static boolean isLedgerOnly(Event event) {
        return event.type().equals(PlatformChecked.TYPE);
    }
}
