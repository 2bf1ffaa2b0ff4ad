/** How the matrix can be had. */
export const MATRIX_FORMS = ["terminal", "html", "json"] as const;
export type MatrixForm = (typeof MATRIX_FORMS)[number];

/** How a promotion can be told. */
export const PROMOTION_FORMS = ["terminal", "json"] as const;
export type PromotionForm = (typeof PROMOTION_FORMS)[number];
