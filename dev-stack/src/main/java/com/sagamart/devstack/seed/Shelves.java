package com.sagamart.devstack.seed;

import java.util.List;

/// What the demo shop sells. On a fresh database the first product gets the id 101, the next 102.
final class Shelves {

  static final long FIRST_ID = 101;

  /// The last one in stock: enough for one, not for two.
  static final String SCARCE = "제주 한라봉 선물세트";

  /// Listed, but no longer sold.
  static final String STOPPED = "곰표 밀가루 1kg";

  static final List<Product> PRODUCTS =
      List.of(
          new Product("유기농 우유 1L", 3_200, 10_000, "원유 100%"),
          new Product("국산콩 두부 300g", 3_200, 10_000, "국산 콩 100%, 소포제 무첨가"),
          new Product("그릭요거트 450g", 6_900, 5_000, "유청을 두 번 걸러 꾸덕한 플레인"),
          new Product("동물복지 유정란 15구", 8_900, 5_000, "방사 사육, 당일 산란"),
          new Product("햅쌀 10kg", 34_900, 2_000, "올해 수확한 신동진, 주문 후 도정"),
          new Product("한돈 삼겹살 600g", 16_800, 3_000, "냉장, 1등급"),
          new Product("무항생제 닭가슴살 1kg", 11_900, 3_000, "소분 포장"),
          new Product("노르웨이 생연어 300g", 14_500, 1_500, "횟감용, 항공 직송"),
          new Product("청송 사과 1.5kg", 12_900, 4_000, "당도 14 브릭스 이상"),
          new Product("성주 참외 2kg", 13_900, 2_500, "산지 직송"),
          new Product("바나나 1송이", 4_480, 6_000, "필리핀산 고산지"),
          new Product("완숙 토마토 1kg", 6_500, 4_000, "밭에서 익혀 땄습니다"),
          new Product("햇감자 2kg", 5_900, 4_000, "강원도 평창"),
          new Product("양파 3kg", 6_200, 4_000, "무안 황토"),
          new Product("깐마늘 500g", 5_400, 3_500, "의성 육쪽마늘"),
          new Product("포기김치 3kg", 24_900, 2_000, "국산 배추와 고춧가루"),
          new Product("신라면 5입", 4_100, 8_000, "얼큰한 국물"),
          new Product("즉석밥 210g 12입", 13_500, 6_000, "전자레인지 2분"),
          new Product("양조간장 1.7L", 9_800, 3_000, "6개월 자연 숙성"),
          new Product("엑스트라버진 올리브유 500ml", 15_900, 2_500, "스페인산 냉압착"),
          new Product("생수 2L 6입", 5_980, 20_000, "제주 화산암반수"),
          new Product("콜드브루 커피 1L", 8_500, 3_000, "에티오피아 예가체프"),
          new Product(SCARCE, 39_000, 1, "한정 수량"),
          new Product(STOPPED, 2_480, 500, "중력분"));

  private Shelves() {}
}
