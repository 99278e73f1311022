<@p.layout title=t("seats.change.title")>
<dl>
<dt>${t("field.product")}</dt><dd>${seat.productName}</dd>
<dt>${t("seats.holder")}</dt><dd>${seat.email}</dd>
<dt>${t("since")}</dt><dd>${day(seat.since)}</dd>
</dl>
<div class="narrow">
<@p.refusal/>
<form method="post" action="${action}/seats/${seat.id}">
<@p.token/>
<#global labels = {"email": t("seats.newHolder")}>
<#if products??>
<@p.field name="email" type="email" value=email!"" hint=t("seats.newHolder.hint")/>
<@p.field name="product" value=product!seat.product list=products.items?map(line -> {"value": line.product, "text": line.productName})/>
<#else>
<@p.field name="email" type="email" value=email!"" required=true/>
</#if>
<div class="buttons"><button type="submit">${t("save")}</button> <a href="${action}/seats">${t("back")}</a></div>
</form>
</div>
<@p.asked action="${action}/seats/${seat.id}/withdraw" label=t("seats.withdraw") about=seat.email question=t("seats.withdraw.sure")/>
</@p.layout>
