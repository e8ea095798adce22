package br.com.basecommerce.common.web.page;

/** The settings of HTMX, the same on every page ({@code screens.md} section 2.3). */
final class HtmxConfig {

    /** Errors never swap by themselves: {@code js/requests.js} puts refusals into {@code #alerts}. */
    static final String JSON = """
            {"allowEval":false,"includeIndicatorStyles":false,"historyCacheSize":0,"historyRestoreAsHxRequest":false,\
            "selfRequestsOnly":true,"scrollBehavior":"auto","timeout":30000,"responseHandling":[\
            {"code":"204","swap":false},{"code":"[23]..","swap":true},{"code":"422","swap":true},\
            {"code":"401","swap":false},{"code":"403|404|409|412|429","swap":false},\
            {"code":"...","swap":false,"error":true}]}""";

    private HtmxConfig() {}
}
